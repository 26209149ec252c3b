package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.data.Dataset;
import dev.nnmaven.nn.evaluation.Predictions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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

  private static final int MOST = 20;

  /** The digits that a float32 holds for sure. */
  private static final double PRECISION = 1e6;

  static List<Mistake> worst(Predictions predictions, Dataset images) {
    return IntStream.range(0, predictions.size())
        .filter(n -> !predictions.isCorrect(n))
        .boxed()
        .sorted(Comparator.comparing((Integer n) -> predictions.losses()[n]).reversed())
        .limit(MOST)
        .map(n -> of(n, predictions, images))
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
