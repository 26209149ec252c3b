package dev.nnmaven.plugin.evidence;

import dev.nnmaven.nn.data.image.DataHealth;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.plugin.baseline.Comparison;
import dev.nnmaven.plugin.baseline.KnownBaseline;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.gate.Findings;
import dev.nnmaven.plugin.gate.Gate;
import dev.nnmaven.plugin.gate.Verdict;
import dev.nnmaven.plugin.job.EvaluationRun;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All results of an evaluation, the source of every report.
 *
 * @param subject identity of the model
 * @param run model and test images
 * @param predictions predictions for the test images
 * @param training evaluation on the training images, if available
 * @param health data quality checks
 * @param history training history, if known
 * @param baseline the accepted model
 * @param comparison with the baseline, on common images
 * @param verdict of the gate
 * @param halts whether a failed rule fails the build
 */
public record Evidence(
    Subject subject,
    EvaluationRun run,
    Predictions predictions,
    Optional<ClassificationMetrics> training,
    DataHealth health,
    TrainingHistory history,
    KnownBaseline baseline,
    Optional<Comparison> comparison,
    Verdict verdict,
    boolean halts) {

  /** Maximum number of worst mistakes. */
  private static final int MOST_MISTAKES = 20;

  /**
   * Evaluates a model.
   *
   * @param subject identity of the model
   * @param history training history
   * @throws ConfigurationException if its weights are too large to compute with
   */
  public static Evidence of(
      Subject subject,
      EvaluationRun run,
      TrainingHistory history,
      KnownBaseline baseline,
      Gate gate)
      throws ConfigurationException {
    Predictions predictions = run.predict();
    Optional<ClassificationMetrics> training = run.evaluateTraining();
    DataHealth health = run.health();
    Optional<Comparison> comparison = baseline.compare(predictions);
    Findings findings =
        new Findings(
            run.model().classes(),
            predictions.evaluation(),
            training,
            health,
            baseline,
            comparison,
            subject.freshness());
    return new Evidence(
        subject,
        run,
        predictions,
        training,
        health,
        history,
        baseline,
        comparison,
        gate.check(findings),
        gate.halts());
  }

  /** Path of the model. */
  public Path modelFile() {
    return subject.modelFile();
  }

  /** Hash of the file that the model was read from. */
  public String modelSha256() {
    return subject.modelSha256();
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
