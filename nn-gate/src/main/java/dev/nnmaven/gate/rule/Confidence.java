package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.statistics.Bootstrap;
import dev.nnmaven.gate.statistics.Proportion;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.text.Ratio;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How sure it has to be that a figure reaches its limit.
 *
 * @param share above a half, such as 95%
 * @param exact whether bounds of shares are exact, not Wilson's
 */
record Confidence(BigDecimal share, boolean exact) {

  private static final String NAME = "confidence";
  private static final String EXACT = " exact";
  private static final BigDecimal LEAST = new BigDecimal("0.5");
  private static final BigDecimal MOST = new BigDecimal("0.999");

  static Optional<Confidence> parse(GateParser gate) {
    return gate.value(
        NAME,
        text -> {
          boolean exact = text.endsWith(EXACT);
          BigDecimal share =
              Numbers.share(exact ? text.substring(0, text.length() - EXACT.length()) : text);
          if (share.compareTo(LEAST) < 0 || share.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                "expected 50%% to 99.9%%, such as 95%% or \"95%% exact\", found \"%s\""
                    .formatted(text));
          }
          return new Confidence(share, exact);
        });
  }

  /** Lower bound of a share. */
  double lower(Proportion found) {
    double level = share.doubleValue();
    return exact ? found.lowerExact(level) : found.lower(level);
  }

  /**
   * Lower bound of a share of examples in groups, by a bootstrap. That knows nothing of what never
   * occurred, so where all is right, each group counts as one example.
   *
   * @param all groups of the examples that the share is of
   */
  OptionalDouble lower(Ratio found, IntStream all, OptionalDouble drawn) {
    if (drawn.isPresent() || found.part() < found.whole()) {
      return drawn;
    }
    int groups = (int) all.distinct().count();
    return OptionalDouble.of(lower(new Proportion(groups, groups)));
  }

  /**
   * Bound of any figure.
   *
   * @param groups group of each example; none if each is on its own
   * @param figure of how many times each counts, [N]
   */
  OptionalDouble bound(
      boolean isLower, int examples, int[] groups, ToDoubleFunction<int[]> figure) {
    Bootstrap drawn = drawn(examples, groups, figure);
    return isLower ? drawn.lower(share.doubleValue()) : drawn.upper(share.doubleValue());
  }

  /** Test sets drawn from the one that there is, groups as a whole. */
  static Bootstrap drawn(int examples, int[] groups, ToDoubleFunction<int[]> figure) {
    return new Bootstrap(
        groups.length == 0 ? IntStream.range(0, examples).toArray() : groups, figure);
  }

  /** In words: {@code with 95% confidence}. */
  String text() {
    return "with %s confidence".formatted(Numbers.percent(share));
  }
}
