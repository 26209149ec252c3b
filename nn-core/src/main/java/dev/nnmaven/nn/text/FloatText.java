package dev.nnmaven.nn.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Predicate;

/**
 * Floats and doubles as decimal text, the same on every JDK. ({@link Float#toString} changed with
 * JDK 19.)
 *
 * <p>The text has the fewest significant digits, six or more (of doubles fifteen) before trailing
 * zeros go, from which {@link Float#parseFloat} or {@link Double#parseDouble} gives the same
 * number; nine (seventeen) always do (IEEE 754-2019, section 5.12.2).
 */
public final class FloatText {

  private static final int FEWEST_DIGITS = 6;
  private static final int MOST_DIGITS = 9;
  private static final int FEWEST_DIGITS_OF_DOUBLE = 15;
  private static final int MOST_DIGITS_OF_DOUBLE = 17;

  private FloatText() {}

  /**
   * Formats a number, such as {@code 0.3}, {@code -12} or {@code 1E-7}.
   *
   * @throws IllegalArgumentException if the number is infinite or NaN
   */
  public static String of(float value) {
    return of(value, FEWEST_DIGITS, MOST_DIGITS, text -> text.floatValue() == value);
  }

  /**
   * Formats a number, such as {@code 0.1}, {@code -12} or {@code 1E-7}.
   *
   * @throws IllegalArgumentException if the number is infinite or NaN
   */
  public static String of(double value) {
    return of(
        value, FEWEST_DIGITS_OF_DOUBLE, MOST_DIGITS_OF_DOUBLE, text -> text.doubleValue() == value);
  }

  private static String of(double value, int fewest, int most, Predicate<BigDecimal> isSame) {
    if (!Double.isFinite(value)) {
      throw Illegal.argument("only finite numbers have a text, found %s", value);
    }
    if (value == 0) {
      return Double.doubleToRawLongBits(value) == 0 ? "0" : "-0.0";
    }
    for (int digits = fewest; ; digits++) {
      BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
      if (digits == most || isSame.test(rounded)) {
        BigDecimal shortest = rounded.stripTrailingZeros();
        return shortest.scale() <= 0 && shortest.precision() - shortest.scale() <= most
            ? shortest.toPlainString()
            : shortest.toString();
      }
    }
  }
}
