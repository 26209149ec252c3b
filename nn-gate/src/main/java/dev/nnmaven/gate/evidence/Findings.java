package dev.nnmaven.gate.evidence;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.evaluation.RegressionPredictions;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.trainer.data.Examples;
import java.util.Optional;

/** What a model was found to say of the held-out examples: of each kind of task, its own. */
public sealed interface Findings {

  /** Metrics on the held-out examples. */
  Metrics evaluation();

  /** Metrics on the training examples, if available. */
  Optional<? extends Metrics> training();

  /** Comparison with the baseline, on common examples. */
  Optional<Comparison> comparison();

  /** The model as the next baseline; the examples are the held-out ones. */
  Baseline asBaseline(String producer, String modelSha256, Examples examples);

  /** Number of held-out examples. */
  int total();

  /**
   * Of a classification.
   *
   * @param predictions for the held-out examples
   * @param training evaluation on the training examples, if available
   * @param comparison with the baseline, on common examples
   */
  record OfClasses(
      Predictions predictions,
      Optional<ClassificationMetrics> training,
      Optional<Comparison> comparison)
      implements Findings {

    @Override
    public ClassificationMetrics evaluation() {
      return predictions.evaluation();
    }

    @Override
    public Baseline asBaseline(String producer, String modelSha256, Examples examples) {
      return Baseline.of(producer, modelSha256, examples, predictions);
    }

    @Override
    public int total() {
      return evaluation().total();
    }
  }

  /**
   * Of a regression.
   *
   * @param target name of the number that is predicted
   * @param predictions for the held-out examples
   * @param training evaluation on the training examples, if available
   * @param comparison with the baseline, row by row
   */
  record OfNumbers(
      String target,
      RegressionPredictions predictions,
      Optional<RegressionMetrics> training,
      Optional<Comparison> comparison)
      implements Findings {

    @Override
    public RegressionMetrics evaluation() {
      return predictions.evaluation();
    }

    @Override
    public Baseline asBaseline(String producer, String modelSha256, Examples examples) {
      return Baseline.of(producer, modelSha256, examples, target, predictions);
    }

    @Override
    public int total() {
      return evaluation().total();
    }
  }
}
