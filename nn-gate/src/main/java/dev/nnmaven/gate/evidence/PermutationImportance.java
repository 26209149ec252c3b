package dev.nnmaven.gate.evidence;

import dev.nnmaven.gate.statistics.Spread;
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
import java.util.ArrayList;
import java.util.List;
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

  /**
   * By how much the error rises without a column, over the permutations, which depend on nothing
   * but its name and the number of rows.
   */
  Spread of(String column) throws DatasetException {
    List<Double> rises = new ArrayList<>();
    for (int p = 0; p < PERMUTATIONS; p++) {
      RandomStream random = RandomStream.of(0).derive("permutation of " + column, p);
      rises.add(error(ChangedColumn.shuffled(rows, column, random)) - error);
    }
    return Spread.of(rises);
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
