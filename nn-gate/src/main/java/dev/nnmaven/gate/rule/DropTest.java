package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.statistics.PairedTest;
import dev.nnmaven.trainer.config.Numbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How a drop below the baseline is tested.
 *
 * @param level significance level
 * @param notWorse whether the model has to be shown to be no more than the margin worse
 *     (non-inferiority); else it passes unless it is shown to be worse
 */
record DropTest(BigDecimal level, boolean notWorse) {

  /** Name of the level. */
  private static final String SIGNIFICANCE = "significance";

  private static final String QUESTION = "dropTest";

  /** The configured test; empty if every drop counts. */
  static Optional<DropTest> parse(GateParser gate) {
    boolean notWorse = gate.value(QUESTION, DropTest::isNotWorse).orElse(false);
    return gate.drop(SIGNIFICANCE)
        .value(SIGNIFICANCE, DropTest::level)
        .map(level -> new DropTest(level, notWorse));
  }

  /** The test of drops beyond a margin; without one, there is only one question. */
  DropTest beyond(BigDecimal margin) {
    return new DropTest(level, notWorse && margin.signum() > 0);
  }

  /** Adds a mistake if a question has no level, or no margin. */
  static void requireWhole(GateParser gate) {
    if (!gate.value(QUESTION, DropTest::isNotWorse).orElse(false)) {
      return;
    }
    if (gate.places(List.of(SIGNIFICANCE)).isEmpty()) {
      gate.mistakes()
          .add(
              "nn." + QUESTION, "has no effect without nn.significance, such as 0.05; set it, too");
    }
    List<String> margins =
        gate.drops().stream().filter(name -> !name.equals(SIGNIFICANCE)).toList();
    if (gate.places(margins).isEmpty()) {
      gate.mistakes()
          .add(
              "nn." + QUESTION,
              "notWorse needs to know how much worse is still not worse: set nn.%s, such as 1%%",
              String.join(" or nn.", margins));
    }
  }

  private static boolean isNotWorse(String text) {
    return switch (text) {
      case "worse" -> false;
      case "notWorse" -> true;
      default ->
          throw new IllegalArgumentException(
              "expected worse or notWorse, found \"%s\"".formatted(text));
    };
  }

  private static BigDecimal level(String text) {
    BigDecimal share = Numbers.share(text);
    if (share.signum() == 0 || share.compareTo(BigDecimal.ONE) == 0) {
      throw new IllegalArgumentException(
          "expected more than 0 and less than 1, such as 0.05, found \"%s\"".formatted(text));
    }
    if (share.compareTo(PairedTest.LEAST) < 0) {
      throw new IllegalArgumentException(
          "expected at least %s, since a test of random flips finds no smaller p, found \"%s\""
              .formatted(PairedTest.LEAST, text));
    }
    return share;
  }

  /** Confidence of the bounds that answer the same question. */
  double confidence() {
    return 1 - level.doubleValue();
  }

  /** That confidence in words: {@code with 95% confidence}. */
  String confidenceText() {
    return "with %s confidence".formatted(Numbers.percent(BigDecimal.ONE.subtract(level)));
  }
}
