package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.trainer.text.Ratio;
import dev.nnmaven.trainer.text.Texts;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How many examples a model is confident of, and how often rightly.
 *
 * @param threshold least probability of the predicted class at which it is
 * @param confident number of those
 * @param right how many of them are right
 * @param total number of all examples
 */
public record ConfidentAnswers(float threshold, int confident, int right, int total) {

  /** Counts them. */
  public static ConfidentAnswers of(Predictions answers, float threshold) {
    int[] confident =
        IntStream.range(0, answers.size()).filter(i -> sure(answers, i) >= threshold).toArray();
    int right = (int) IntStream.of(confident).filter(answers::isCorrect).count();
    return new ConfidentAnswers(threshold, confident.length, right, answers.size());
  }

  /** Probability of the predicted class. */
  public static float sure(Predictions answers, int example) {
    return answers.probabilities()[example][answers.classes()[example]];
  }

  /**
   * Finds the lowest threshold at which confident answers reach an accuracy, among the
   * probabilities that the examples have; empty if none does.
   */
  public static Optional<Float> threshold(Predictions answers, BigDecimal accuracy) {
    List<Integer> surest =
        IntStream.range(0, answers.size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> -sure(answers, i)))
            .toList();
    Optional<Float> lowest = Optional.empty();
    int right = 0;
    for (int k = 0; k < surest.size(); k++) {
      float sure = sure(answers, surest.get(k));
      right += answers.isCorrect(surest.get(k)) ? 1 : 0;
      boolean isLastOfEqual = k + 1 == surest.size() || sure(answers, surest.get(k + 1)) < sure;
      if (isLastOfEqual && new Ratio(right, k + 1).compareTo(accuracy) >= 0) {
        lowest = Optional.of(sure);
      }
    }
    return lowest;
  }

  /** The share of all examples that it is confident of. */
  public Ratio coverage() {
    return new Ratio(confident, total);
  }

  /** The threshold in words: {@code from a probability of 83.21%}. */
  public static String from(float threshold) {
    return "from a probability of " + Texts.percent((double) threshold);
  }

  /**
   * In words: {@code confident from a probability of 83.21%: of 92.30% (1,108 of 1,200) of the
   * held-out images, and 98.10% (1,087 of 1,108) of these are right}.
   *
   * @param examples such as {@code held-out images}
   */
  public String text(String examples) {
    return "confident %s: of %s of the %s%s"
        .formatted(
            from(threshold),
            Texts.share(confident, total),
            examples,
            confident == 0
                ? ""
                : ", and %s of these are right".formatted(Texts.share(right, confident)));
  }
}
