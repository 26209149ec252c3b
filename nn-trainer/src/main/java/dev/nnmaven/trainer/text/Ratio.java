package dev.nnmaven.trainer.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact fraction: a ratio of counts, or the difference of two. Rounding, as of 0.95 or 0.00625
 * in binary, could let models through the gate that it should stop, and write a difference as 0.62
 * points in one report and as 0.63 in another.
 *
 * @param part numerator, may be negative
 * @param whole denominator, at least 1
 */
public record Ratio(long part, long whole) {

  private static final int DECIMALS = 2;

  public Ratio minus(Ratio other) {
    return new Ratio(
        Math.subtractExact(
            Math.multiplyExact(part, other.whole), Math.multiplyExact(other.part, whole)),
        Math.multiplyExact(whole, other.whole));
  }

  public int compareTo(BigDecimal limit) {
    return BigDecimal.valueOf(part).compareTo(limit.multiply(BigDecimal.valueOf(whole)));
  }

  public int compareTo(Ratio other) {
    return Long.signum(minus(other).part);
  }

  /** Percentage, rounded down, so that a missed minimum never reads as met. */
  public String percent() {
    return hundredfold(RoundingMode.FLOOR) + "%";
  }

  /** Percentage points, rounded up: for values with a maximum. */
  public String pointsUp() {
    return hundredfold(RoundingMode.CEILING) + " points";
  }

  /** Difference in percentage points: {@code +0.41 points}. */
  public String points() {
    BigDecimal points = hundredfold(RoundingMode.HALF_UP);
    return (points.signum() > 0 ? "+" : "") + points + " points";
  }

  /** The same for HTML, with a typographic minus: {@code −0.41 points}, or {@code no change}. */
  public String change() {
    return direction().equals("same") ? "no change" : signed() + " points";
  }

  /** The same without the unit, for a column with a heading: {@code −0.41}, {@code ±0.00}. */
  public String signed() {
    BigDecimal points = hundredfold(RoundingMode.HALF_UP);
    return (points.signum() == 0 ? "±" : points.signum() > 0 ? "+" : "−") + points.abs();
  }

  /** {@code better}, {@code worse} or {@code same}, after rounding to points. */
  public String direction() {
    int sign = hundredfold(RoundingMode.HALF_UP).signum();
    return sign == 0 ? "same" : sign > 0 ? "better" : "worse";
  }

  private BigDecimal hundredfold(RoundingMode rounding) {
    return BigDecimal.valueOf(part)
        .movePointRight(2)
        .divide(BigDecimal.valueOf(whole), DECIMALS, rounding);
  }
}
