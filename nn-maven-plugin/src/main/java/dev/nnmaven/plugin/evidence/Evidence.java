package dev.nnmaven.plugin.evidence;

import dev.nnmaven.nn.data.DataHealth;
import dev.nnmaven.nn.evaluation.Evaluation;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.plugin.baseline.Baseline;
import dev.nnmaven.plugin.gate.Verdict;
import dev.nnmaven.plugin.job.EvaluationRun;
import java.nio.file.Path;
import java.util.Optional;

/**
 * All that an evaluation found; every report is made of it.
 *
 * @param modelFile where the model is
 * @param run the model and the images that it was judged on
 * @param predictions what it says of each of them
 * @param training how it does on its training images, if these are at hand
 * @param health what is odd about the images
 * @param baseline the accepted model, if there is one that was judged on the same images
 * @param verdict of the gate
 * @param halts whether a failed rule fails the build
 */
public record Evidence(
    Path modelFile,
    EvaluationRun run,
    Predictions predictions,
    Optional<Evaluation> training,
    DataHealth health,
    Optional<Baseline> baseline,
    Verdict verdict,
    boolean halts) {

  /** How good the model is on the held-out images. */
  public Evaluation evaluation() {
    return predictions.evaluation();
  }
}
