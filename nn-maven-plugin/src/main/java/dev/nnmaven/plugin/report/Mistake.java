package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.plugin.evidence.Evidence;
import java.util.List;

/**
 * A misclassified image.
 *
 * @param image its name
 * @param actual actual class
 * @param predicted predicted class
 * @param probability probability of the predicted class
 * @param loss loss of the image in nats
 */
public record Mistake(
    String image, String actual, String predicted, double probability, double loss) {

  /** Scale for rounding to the six digits that a float32 always holds. */
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
