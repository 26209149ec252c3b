package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.data.Dataset;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.plugin.evidence.Evidence;
import java.util.List;

/**
 * An image that was taken for something else.
 *
 * @param image its name
 * @param actual its class
 * @param predicted the class that it was taken for
 * @param probability of the latter, as the model says
 * @param loss of the image: how far off the model is
 */
public record Mistake(
    String image, String actual, String predicted, double probability, double loss) {

  /** The digits that a float32 holds for sure. */
  private static final double PRECISION = 1e6;

  static List<Mistake> worst(Evidence evidence) {
    return evidence.worstMistakes().stream()
        .map(n -> of(n, evidence.predictions(), evidence.run().images()))
        .toList();
  }

  private static Mistake of(int n, Predictions predictions, Dataset images) {
    int predicted = predictions.classes()[n];
    return new Mistake(
        images.images().get(n).name(),
        images.classes().get(predictions.labels()[n]),
        images.classes().get(predicted),
        Math.round(predictions.probabilities()[n][predicted] * PRECISION) / PRECISION,
        predictions.losses()[n]);
  }
}
