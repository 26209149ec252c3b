package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.task.WilsonInterval;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.trainer.text.Formats;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many examples a model is confident of, and how often rightly.
 *
 * @param threshold least probability of the predicted class at which it is
 * @param confident number of those
 * @param right how many of them are right
 * @param total number of all examples
 * @param coverage confident / total
 * @param accuracy right / confident; null if there are none
 */
public record ConfidentAnswers(
    float threshold,
    int confident,
    int right,
    int total,
    double coverage,
    @Nullable Double accuracy) {

  public static ConfidentAnswers of(Predictions answers, float threshold) {
    int n = answers.size();
    int[] sure = IntStream.range(0, n).filter(i -> answers.probability(i) >= threshold).toArray();
    int confident = sure.length;
    int right = (int) IntStream.of(sure).filter(answers::isCorrect).count();
    return new ConfidentAnswers(
        threshold,
        confident,
        right,
        n,
        (double) confident / n,
        confident == 0 ? null : (double) right / confident);
  }

  /**
   * Finds the lowest threshold at which confident answers are shown to reach an accuracy, among the
   * probabilities that the examples have; empty if none does. The lower end of Wilson's 95%
   * interval must reach it: the lowest threshold of many would seldom reach it on other examples if
   * the share itself counted.
   */
  public static Optional<Float> threshold(Predictions answers, BigDecimal accuracy) {
    int[] surest =
        IntStream.range(0, answers.size())
            .boxed()
            .sorted(Comparator.comparing(i -> -answers.probability(i)))
            .mapToInt(Integer::intValue)
            .toArray();
    Optional<Float> lowest = Optional.empty();
    double least = accuracy.doubleValue();
    int right = 0;
    for (int k = 0; k < surest.length; k++) {
      float sure = (float) answers.probability(surest[k]);
      right += answers.isCorrect(surest[k]) ? 1 : 0;
      boolean isLastOfEqual = k + 1 == surest.length || answers.probability(surest[k + 1]) < sure;
      if (isLastOfEqual && WilsonInterval.of(right, k + 1).low() >= least) {
        lowest = Optional.of(sure);
      }
    }
    return lowest;
  }

  /** The threshold as it was written: {@code 70.00%}, which as a float is a little less. */
  public String thresholdText() {
    return Formats.percent(Double.parseDouble(FloatText.of(threshold)));
  }

  /**
   * In words: {@code confident of 92.33% (1,108 of 1,200) of the test images, from a probability of
   * 83.21% on; 98.10% (1,087 of 1,108) of these are right}.
   */
  public String text(String examples) {
    String all =
        "confident of %s of the %s, from a probability of %s on"
            .formatted(Formats.share(confident, total), examples, thresholdText());
    return confident == 0
        ? all
        : all + "; %s of these are right".formatted(Formats.share(right, confident));
  }
}
