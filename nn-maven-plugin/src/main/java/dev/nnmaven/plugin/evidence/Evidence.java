package dev.nnmaven.plugin.evidence;

import dev.nnmaven.nn.data.image.DataHealth;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.plugin.baseline.Comparison;
import dev.nnmaven.plugin.baseline.KnownBaseline;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.job.EvaluationRun;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All results of an evaluation: what the gate checks, and the source of every report.
 *
 * @param subject identity of the model
 * @param run model and test images
 * @param predictions predictions for the test images
 * @param training evaluation on the training images, if available
 * @param health data quality checks
 * @param history training history, if known
 * @param baseline the accepted model
 * @param comparison with the baseline, on common images
 */
public record Evidence(
    Subject subject,
    EvaluationRun run,
    Predictions predictions,
    Optional<ClassificationMetrics> training,
    DataHealth health,
    TrainingHistory history,
    KnownBaseline baseline,
    Optional<Comparison> comparison) {

  /** Maximum number of worst mistakes. */
  private static final int MOST_MISTAKES = 20;

  /**
   * Evaluates a model.
   *
   * @param training evaluation on its training images, if available and needed
   * @throws ConfigurationException if its weights are too large to compute with
   */
  public static Evidence of(
      Subject subject,
      EvaluationRun run,
      Optional<ClassificationMetrics> training,
      TrainingHistory history,
      KnownBaseline baseline)
      throws ConfigurationException {
    Predictions predictions = run.predict();
    return new Evidence(
        subject,
        run,
        predictions,
        training,
        run.health(),
        history,
        baseline,
        baseline.compare(predictions));
  }

  /** Names of the model's classes. */
  public List<String> classes() {
    return run.model().classes();
  }

  /** Evaluation on the held-out images. */
  public ClassificationMetrics evaluation() {
    return predictions.evaluation();
  }

  /** Indices of misclassified images with the largest losses, largest first. */
  public List<Integer> worstMistakes() {
    return IntStream.range(0, predictions.size())
        .filter(n -> !predictions.isCorrect(n))
        .boxed()
        .sorted(Comparator.comparing((Integer n) -> predictions.losses()[n]).reversed())
        .limit(MOST_MISTAKES)
        .toList();
  }
}
