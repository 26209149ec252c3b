package dev.nnmaven.nn.math;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Floats as decimal text, the same on every JDK. ({@link Float#toString} changed with JDK 19.)
 *
 * <p>The text has the fewest significant digits, six or more before trailing zeros go, from which
 * {@link Float#parseFloat} gives the same float; nine always do (IEEE 754-2019, section 5.12.2).
 */
public final class FloatText {

  private static final int FEWEST_DIGITS = 6;
  private static final int MOST_DIGITS = 9;

  private FloatText() {}

  /**
   * Formats a number, such as {@code 0.3}, {@code -12} or {@code 1E-7}.
   *
   * @throws IllegalArgumentException if the number is infinite or NaN
   */
  public static String of(float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException("only finite numbers have a text, found " + value);
    }
    if (value == 0f) {
      return Float.floatToRawIntBits(value) == 0 ? "0" : "-0.0";
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = FEWEST_DIGITS; ; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (digits == MOST_DIGITS || rounded.floatValue() == value) {
        BigDecimal shortest = rounded.stripTrailingZeros();
        return shortest.scale() <= 0 && shortest.precision() - shortest.scale() <= MOST_DIGITS
            ? shortest.toPlainString()
            : shortest.toString();
      }
    }
  }
}
