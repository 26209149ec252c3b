package dev.nnmaven.gate.evidence;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.trainer.data.ChangedColumn;
import dev.nnmaven.trainer.data.RowExamples;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Unit;
import java.util.Objects;

/**
 * How much worse a model gets when a column carries no information any more, since its values are
 * shuffled among the rows. Sources: L. Breiman, <i>Random forests</i>, Machine Learning 45 (2001);
 * A. Fisher, C. Rudin, F. Dominici, <i>All models are wrong, but many are useful</i>, JMLR 20
 * (2019).
 */
final class PermutationImportance implements AutoCloseable {

  /** Number of permutations of each column. */
  static final int PERMUTATIONS = 5;

  private final TrainedModel model;
  private final RowExamples rows;
  private final Evaluator evaluator;
  private final double error;

  /**
   * The rise of the error over the permutations.
   *
   * @param mean its mean
   * @param deviation its standard deviation
   */
  record Rise(double mean, double deviation) {}

  /** Starts with the rows as they are. */
  PermutationImportance(TrainedModel model, RowExamples rows) throws DatasetException {
    this.model = model;
    this.rows = rows;
    this.evaluator = new Evaluator(model.ensemble(), ComputeOptions.fastest());
    this.error = error(rows);
  }

  /** Share of wrong classes, or RMSE, of the rows as they are. */
  double error() {
    return error;
  }

  /** That of a column; its permutations depend on nothing but its name and the number of rows. */
  Rise of(String column) throws DatasetException {
    double[] rises = new double[PERMUTATIONS];
    double sum = 0;
    for (int p = 0; p < PERMUTATIONS; p++) {
      RandomStream random = RandomStream.of(0).derive("permutation of " + column, p);
      rises[p] = error(ChangedColumn.shuffled(rows, column, random)) - error;
      sum += rises[p];
    }
    double mean = sum / PERMUTATIONS;
    double squares = 0;
    for (double rise : rises) {
      squares += (rise - mean) * (rise - mean);
    }
    return new Rise(mean, Math.sqrt(squares / (PERMUTATIONS - 1)));
  }

  private double error(RowExamples some) throws DatasetException {
    Metrics metrics =
        evaluator.evaluate(some.samples(model.preprocessing(), model.task()), model.task());
    Score score = Measure.of(model.task(), Unit.ROW).score();
    return score.error(Objects.requireNonNull(score.of(metrics)));
  }

  @Override
  public void close() {
    evaluator.close();
  }
}
