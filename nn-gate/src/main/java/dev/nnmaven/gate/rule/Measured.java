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
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

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
    OptionalDouble value,
    String whyNot,
    Optional<Share> exact,
    Optional<Function<Units, Bounds>> bounds) {

  /**
   * A share of examples.
   *
   * @param ratio its counts
   * @param among which examples it is of
   * @param holds which of these are counted
   */
  record Share(Ratio ratio, IntPredicate among, IntPredicate holds) {

    /** The same as a proportion of what is one piece of evidence each; equal examples are one. */
    Proportion proportion(Units units) {
      return units.areExamples()
          ? new Proportion((int) ratio.part(), (int) ratio.whole())
          : units.once(examples(units.of().length).toArray(), holds);
    }

    /** Bounds of the share of examples that belong together. */
    Bounds bounds(Units units) {
      int[] some = examples(units.of().length).toArray();
      return Studentized.mean(
              Arrays.stream(some).mapToDouble(i -> holds.test(i) ? 1 : 0).toArray(),
              units.of(Arrays.stream(some)).of())
          .map(bound -> Math.max(0, Math.min(1, bound)));
    }

    /** Those of all examples that it is of. */
    IntStream examples(int all) {
      return IntStream.range(0, all).filter(among);
    }
  }

  /** A figure that does not vary with the examples drawn. */
  static Measured of(double value) {
    return new Measured(OptionalDouble.of(value), "", Optional.empty(), Optional.empty());
  }

  /** No figure. */
  static Measured none(String why) {
    return new Measured(OptionalDouble.empty(), why, Optional.empty(), Optional.empty());
  }

  /** A figure that is known, and its bounds. */
  static Measured of(double value, Function<Units, Bounds> bounds) {
    return new Measured(OptionalDouble.of(value), "", Optional.empty(), Optional.of(bounds));
  }

  /** A share of examples. */
  static Measured of(Share share) {
    Ratio ratio = share.ratio();
    return new Measured(
        OptionalDouble.of((double) ratio.part() / ratio.whole()),
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
        : of(value, units -> Bootstrap.of(examples, units.of(), figure));
  }
}
