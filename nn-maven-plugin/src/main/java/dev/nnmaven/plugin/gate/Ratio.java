package dev.nnmaven.plugin.gate;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact fraction: a ratio of counts, or the difference of two. Rounding, as of 0.95 in binary,
 * could let models through the gate that it should stop, or the other way round.
 *
 * @param part numerator, may be negative
 * @param whole denominator, at least 1
 */
record Ratio(long part, long whole) {

  private static final int DECIMALS = 2;

  /** this − other. */
  Ratio minus(Ratio other) {
    return new Ratio(
        Math.subtractExact(
            Math.multiplyExact(part, other.whole), Math.multiplyExact(other.part, whole)),
        Math.multiplyExact(whole, other.whole));
  }

  /** Compares with a decimal number. */
  int compareTo(BigDecimal limit) {
    return BigDecimal.valueOf(part).compareTo(limit.multiply(BigDecimal.valueOf(whole)));
  }

  /** Compares with another ratio. */
  int compareTo(Ratio other) {
    return Long.signum(minus(other).part);
  }

  /** Percentage, rounded down, so that a missed minimum never reads as met. */
  String percent() {
    return percent(RoundingMode.FLOOR);
  }

  /** Percentage, rounded up: for values with a maximum. */
  String percentUp() {
    return percent(RoundingMode.CEILING);
  }

  private String percent(RoundingMode rounding) {
    return BigDecimal.valueOf(part)
            .movePointRight(2)
            .divide(BigDecimal.valueOf(whole), DECIMALS, rounding)
        + "%";
  }
}
