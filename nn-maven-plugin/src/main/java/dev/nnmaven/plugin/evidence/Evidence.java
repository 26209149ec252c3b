package dev.nnmaven.plugin.evidence;

import dev.nnmaven.nn.data.DataHealth;
import dev.nnmaven.nn.evaluation.Evaluation;
import dev.nnmaven.nn.evaluation.Predictions;
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
 * All that an evaluation found; every report is made of it.
 *
 * @param subject which model that is
 * @param run the model and the images that it was judged on
 * @param predictions what it says of each of them
 * @param training how it does on its training images, if these are at hand
 * @param health what is odd about the images
 * @param history how the model was trained, as far as is known
 * @param baseline what is known of the accepted model
 * @param comparison with it, if it was judged on the same images
 * @param verdict of the gate
 * @param halts whether a failed rule fails the build
 */
public record Evidence(
    Subject subject,
    EvaluationRun run,
    Predictions predictions,
    Optional<Evaluation> training,
    DataHealth health,
    TrainingHistory history,
    KnownBaseline baseline,
    Optional<Comparison> comparison,
    Verdict verdict,
    boolean halts) {

  /** More of them are not looked at. */
  private static final int MOST_MISTAKES = 20;

  /**
   * Judges a model.
   *
   * @param subject which one
   * @param history how it was trained
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
    Optional<Evaluation> training = run.evaluateTraining();
    DataHealth health = run.health();
    Optional<Comparison> comparison =
        baseline.comparable().map(before -> Comparison.of(before, predictions));
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

  /** Where the model is. */
  public Path modelFile() {
    return subject.modelFile();
  }

  /** Of the file that the model was read from. */
  public String modelSha256() {
    return subject.modelSha256();
  }

  /** How good the model is on the held-out images. */
  public Evaluation evaluation() {
    return predictions.evaluation();
  }

  /** Which images have wrong answers with the greatest losses, the greatest first. */
  public List<Integer> worstMistakes() {
    return IntStream.range(0, predictions.size())
        .filter(n -> !predictions.isCorrect(n))
        .boxed()
        .sorted(Comparator.comparing((Integer n) -> predictions.losses()[n]).reversed())
        .limit(MOST_MISTAKES)
        .toList();
  }
}
