package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.gate.statistics.Proportion;
import dev.nnmaven.trainer.measure.ClassFigures;
import dev.nnmaven.trainer.text.Ratio;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A figure as it was measured.
 *
 * @param value the figure, if there is one
 * @param whyNot why there is none
 * @param exact the same as a share of examples, if it is one
 * @param drawn the figure of how many times each example counts, if a bootstrap can bound it
 */
record Measured(
    OptionalDouble value,
    String whyNot,
    Optional<Share> exact,
    Optional<ToDoubleFunction<int[]>> drawn) {

  /**
   * A share of examples.
   *
   * @param ratio its counts
   * @param among which examples it is of
   * @param holds which of these are counted
   */
  record Share(Ratio ratio, IntPredicate among, IntPredicate holds) {

    /** The same as a proportion of what is one piece of evidence each; equal examples are one. */
    Proportion proportion(Findings<?, ?> found) {
      int all = found.answers().size();
      return found.equal().length == 0
          ? new Proportion((int) ratio.part(), (int) ratio.whole())
          : found.once(IntStream.range(0, all).filter(among).toArray(), holds);
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

  /** A figure that is known, and how to draw it again. */
  static Measured of(double value, ToDoubleFunction<int[]> drawn) {
    return new Measured(OptionalDouble.of(value), "", Optional.empty(), Optional.of(drawn));
  }

  /** A figure of all examples. */
  static Measured of(Evidence evidence, ToDoubleFunction<int[]> figure) {
    double value = figure.applyAsDouble(ClassFigures.once(evidence.findings().answers().size()));
    return Double.isNaN(value)
        ? none("these test %s do not say".formatted(evidence.unit().many()))
        : of(value, figure);
  }
}
