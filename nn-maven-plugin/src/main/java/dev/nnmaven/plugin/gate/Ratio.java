package dev.nnmaven.plugin.gate;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A quotient of counts, or a difference of two, kept as a fraction: binary numbers cannot hold
 * 0.95, and a gate that rounds lets models through that it should not, or the other way round.
 *
 * @param part may be negative
 * @param whole at least 1
 */
record Ratio(long part, long whole) {

  private static final int DECIMALS = 2;

  /** This less another. */
  Ratio minus(Ratio other) {
    return new Ratio(
        Math.subtractExact(
            Math.multiplyExact(part, other.whole), Math.multiplyExact(other.part, whole)),
        Math.multiplyExact(whole, other.whole));
  }

  /** How it compares with a decimal number, as compareTo does. */
  int compareTo(BigDecimal limit) {
    return BigDecimal.valueOf(part).compareTo(limit.multiply(BigDecimal.valueOf(whole)));
  }

  /** How it compares with another, as compareTo does. */
  int compareTo(Ratio other) {
    return Long.signum(minus(other).part);
  }

  /** As percent, rounded down: what is not reached never reads as if it were. */
  String percent() {
    return percent(RoundingMode.FLOOR);
  }

  /** As percent, rounded up: for what must stay below a limit. */
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
