package dev.nnmaven.gate.statistics;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** One-sided confidence bounds of a figure. */
public interface Bounds {

  /** Groups, or different examples on their own, that a bound takes: fewer vary too much. */
  int FEWEST = 20;

  /** Lower or upper bound of the figure; empty if its level is out of reach. */
  Optional<Double> bound(boolean isLower, double confidence);

  /** Lower bound of the figure, likewise. */
  default Optional<Double> lower(double confidence) {
    return bound(true, confidence);
  }

  /** Upper bound of the figure, likewise. */
  default Optional<Double> upper(double confidence) {
    return bound(false, confidence);
  }

  /**
   * Why a bound is missing.
   *
   * @param units name of independent examples: {@code groups}
   */
  String whyNot(String units);

  /** Bounds of a function of the figure that never falls as the figure rises. */
  default Bounds map(UnaryOperator<Double> rising) {
    return new BoundsOf(
        this,
        confidence -> lower(confidence).map(rising),
        confidence -> upper(confidence).map(rising));
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
          double below = lower(half).orElse(0.0);
          double above = -upper(half).orElse(0.0);
          return Optional.of(Math.max(0, Math.max(below, above)));
        },
        confidence ->
            lower(confidence).flatMap(low -> upper(confidence).map(high -> Math.max(high, -low))));
  }
}
