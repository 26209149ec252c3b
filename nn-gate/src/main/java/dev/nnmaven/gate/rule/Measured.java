package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.gate.statistics.Bootstrap;
import dev.nnmaven.gate.statistics.Bounds;
import dev.nnmaven.gate.statistics.Proportion;
import dev.nnmaven.gate.statistics.Studentized;
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
    Optional<Function<int[], Bounds>> bounds) {

  /**
   * A share of examples.
   *
   * @param ratio its counts
   * @param among which examples it is of
   * @param holds which of these are counted
   */
  record Share(Ratio ratio, IntPredicate among, IntPredicate holds) {

    /** The same as a proportion of what is one piece of evidence each; equal examples are one. */
    Proportion proportion(Findings<?, ?> findings) {
      int all = findings.answers().size();
      return findings.equal().length == 0
          ? new Proportion((int) ratio.part(), (int) ratio.whole())
          : findings.once(IntStream.range(0, all).filter(among).toArray(), holds);
    }

    /** Bounds of the share of examples that belong together. */
    Bounds bounds(int[] units) {
      int[] some = some(units);
      return Studentized.mean(
              Arrays.stream(some).mapToDouble(i -> holds.test(i) ? 1 : 0).toArray(),
              Arrays.stream(some).map(i -> units[i]).toArray())
          .map(bound -> Math.max(0, Math.min(1, bound)));
    }

    /** Number of groups that have some of these examples. */
    int groups(int[] units) {
      return (int) Arrays.stream(some(units)).map(i -> units[i]).distinct().count();
    }

    private int[] some(int[] units) {
      return IntStream.range(0, units.length).filter(among).toArray();
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
  static Measured of(double value, Function<int[], Bounds> bounds) {
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
        : of(value, units -> Bootstrap.of(examples, units, figure));
  }
}
