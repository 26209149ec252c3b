package dev.nnmaven.plugin.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Difference of two shares of the same images in percentage points, kept exact as counts: 0.00625
 * has no exact binary representation, so 0.625 points would be 0.62 in one report and 0.63 in
 * another.
 *
 * @param difference difference of the counts; may be negative
 * @param whole common denominator; at least 1
 */
public record Points(int difference, int whole) {

  private static final int DECIMALS = 2;

  private BigDecimal rounded() {
    return BigDecimal.valueOf(difference)
        .movePointRight(2)
        .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP);
  }

  /** Plain text: {@code +0.41 points}. */
  public String plain() {
    BigDecimal points = rounded();
    return (points.signum() > 0 ? "+" : "") + points + " points";
  }

  /** Text for HTML: {@code +0.41 points}, with a typographic minus. */
  public String text() {
    return rounded().signum() == 0 ? "no change" : signed() + " points";
  }

  /** Number only, for a column with a heading. */
  public String signed() {
    BigDecimal points = rounded();
    return switch (points.signum()) {
      case 0 -> "±" + points;
      case 1 -> "+" + points;
      default -> "−" + points.abs();
    };
  }

  /** {@code better}, {@code worse} or {@code same}, after rounding. */
  public String direction() {
    return switch (rounded().signum()) {
      case 0 -> "same";
      case 1 -> "better";
      default -> "worse";
    };
  }
}
