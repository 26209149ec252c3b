package dev.nnmaven.plugin.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A difference of two shares of the same images in percentage points, kept as counts: binary
 * numbers cannot hold 0.00625, so that 0.625 points would be 0.62 in one report and 0.63 in
 * another.
 *
 * @param difference of the counts; may be negative
 * @param whole of which both are shares; at least 1
 */
public record Points(int difference, int whole) {

  private static final int DECIMALS = 2;

  private BigDecimal rounded() {
    return BigDecimal.valueOf(difference)
        .movePointRight(2)
        .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP);
  }

  /** In plain text: {@code +0.41 points}. */
  public String plain() {
    BigDecimal points = rounded();
    return (points.signum() > 0 ? "+" : "") + points + " points";
  }

  /** On a page: {@code +0.41 points}, with a minus that is as wide as the plus. */
  public String text() {
    return rounded().signum() == 0 ? "no change" : signed() + " points";
  }

  /** The same without the word, for a column whose head says it. */
  public String signed() {
    BigDecimal points = rounded();
    return switch (points.signum()) {
      case 0 -> "±" + points;
      case 1 -> "+" + points;
      default -> "−" + points.abs();
    };
  }

  /** {@code better}, {@code worse} or {@code same}; what is written as no change is none. */
  public String direction() {
    return switch (rounded().signum()) {
      case 0 -> "same";
      case 1 -> "better";
      default -> "worse";
    };
  }
}
