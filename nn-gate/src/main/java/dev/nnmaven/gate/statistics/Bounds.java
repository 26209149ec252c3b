package dev.nnmaven.gate.statistics;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** One-sided confidence bounds of a figure. */
public interface Bounds {

  /** Groups, or different examples on their own, that a bound takes: fewer vary too much. */
  int FEWEST = 20;

  /** Lower or upper bound of the figure; empty if its level is out of reach. */
  OptionalDouble bound(boolean isLower, double confidence);

  /** Lower bound of the figure, likewise. */
  default OptionalDouble lower(double confidence) {
    return bound(true, confidence);
  }

  /** Upper bound of the figure, likewise. */
  default OptionalDouble upper(double confidence) {
    return bound(false, confidence);
  }

  /**
   * Why a bound is missing.
   *
   * @param units name of independent examples: {@code groups}
   */
  String whyNot(String units);

  /** Bounds of a function of the figure that never falls as the figure rises. */
  default Bounds map(DoubleUnaryOperator rising) {
    return new BoundsOf(
        this, confidence -> apply(lower(confidence), rising), c -> apply(upper(c), rising));
  }

  /**
   * Bounds of the distance from 0 of a figure that may be on either side. It is at least as far as
   * the nearer bound of two that each have half of the level.
   */
  default Bounds distance() {
    return new BoundsOf(
        this,
        confidence -> {
          double half = (1 + confidence) / 2;
          double below = lower(half).orElse(0);
          double above = -upper(half).orElse(0);
          return OptionalDouble.of(Math.max(0, Math.max(below, above)));
        },
        confidence -> {
          OptionalDouble low = lower(confidence);
          OptionalDouble high = upper(confidence);
          return low.isEmpty() || high.isEmpty()
              ? OptionalDouble.empty()
              : OptionalDouble.of(Math.max(high.getAsDouble(), -low.getAsDouble()));
        });
  }

  private static OptionalDouble apply(OptionalDouble bound, DoubleUnaryOperator function) {
    return bound.isEmpty() ? bound : OptionalDouble.of(function.applyAsDouble(bound.getAsDouble()));
  }
}
