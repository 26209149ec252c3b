package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.measure.ClassFigures;
import dev.nnmaven.trainer.text.Ratio;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A figure as it was measured.
 *
 * @param value the figure, if there is one
 * @param whyNot why there is none
 * @param exact the same as a fraction of counts, if it is one
 * @param drawn the figure of how many times each example counts, if a bootstrap can bound it
 */
record Measured(
    OptionalDouble value,
    String whyNot,
    Optional<Ratio> exact,
    Optional<ToDoubleFunction<int[]>> drawn) {

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
