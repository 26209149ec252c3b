package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.statistics.Bootstrap;
import dev.nnmaven.gate.statistics.Bounds;
import dev.nnmaven.gate.statistics.Proportion;
import dev.nnmaven.gate.statistics.Studentized;
import dev.nnmaven.gate.statistics.Units;
import dev.nnmaven.trainer.measure.ClassFigures;
import dev.nnmaven.trainer.text.Ratio;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;

/**
 * A figure as it was measured.
 *
 * @param value the figure, if there is one
 * @param whyNot why there is none
 * @param exact the same as a share of examples, if it is one
 * @param bounds of the figure, by what is one piece of evidence each, if it varies with the
 *     examples
 */
record Measured(
    Optional<Double> value,
    String whyNot,
    Optional<Share> exact,
    Optional<Function<Units, Bounds>> bounds) {

  /**
   * A share of examples.
   *
   * @param examples which ones it is of
   * @param holds which of these are counted
   */
  record Share(int[] examples, IntPredicate holds) {

    private static final double ROUNDING = 1e-9;

    /** Its counts; of no examples, the share is 0. */
    Ratio ratio() {
      return new Ratio(Arrays.stream(examples).filter(holds).count(), Math.max(1, examples.length));
    }

    /**
     * The same as a proportion of what is one piece of evidence each. Equal examples count once: by
     * their mean, if they differ. The sum of these is rounded down.
     */
    Proportion proportion(Units units) {
      double[] shares = units.of(examples).changes(held());
      return new Proportion(
          (int) (Arrays.stream(shares).sum() + ROUNDING), Math.max(1, shares.length));
    }

    /** Bounds of the share of examples that belong together. */
    Bounds bounds(Units units) {
      return Studentized.mean(held(), units.of(examples))
          .map(bound -> Math.max(0, Math.min(1, bound)));
    }

    private double[] held() {
      return Arrays.stream(examples).mapToDouble(i -> holds.test(i) ? 1 : 0).toArray();
    }
  }

  /** A figure that does not vary with the examples drawn. */
  static Measured of(double value) {
    return new Measured(Optional.of(value), "", Optional.empty(), Optional.empty());
  }

  /** No figure. */
  static Measured none(String why) {
    return new Measured(Optional.empty(), why, Optional.empty(), Optional.empty());
  }

  /** A figure that is known, and its bounds. */
  static Measured of(double value, Function<Units, Bounds> bounds) {
    return new Measured(Optional.of(value), "", Optional.empty(), Optional.of(bounds));
  }

  /** A share of examples. */
  static Measured of(Share share) {
    Ratio ratio = share.ratio();
    return new Measured(
        Optional.of((double) ratio.part() / ratio.whole()),
        "",
        Optional.of(share),
        Optional.of(share::bounds));
  }

  /** A figure of how many times each example counts, [N], bounded by a bootstrap. */
  static Measured drawn(Evidence evidence, ToDoubleFunction<int[]> figure) {
    int examples = evidence.findings().answers().size();
    double value = figure.applyAsDouble(ClassFigures.once(examples));
    return Double.isNaN(value)
        ? none("these test %s do not say".formatted(evidence.unit().many()))
        : of(value, units -> new Bootstrap(examples, units, figure));
  }
}
