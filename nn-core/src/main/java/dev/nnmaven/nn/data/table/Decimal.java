package dev.nnmaven.nn.data.table;

/**
 * Decimal numbers as texts: digits with at most one point, a sign and an exponent if wanted, such
 * as {@code -12.5} or {@code 1e-3}. No blanks, thousands separators, {@code NaN}, {@code Infinity},
 * hexadecimal numbers or suffixes, all of which {@link Double#parseDouble} would take.
 */
final class Decimal {

  /** The longest exact decimal of a double has fewer digits. */
  private static final int LONGEST = 1100;

  private Decimal() {}

  /** The nearest double, without negative zero; NaN if the text is not a finite decimal number. */
  static double parse(String text) {
    if (text.length() > LONGEST || !isDecimal(text)) {
      return Double.NaN;
    }
    double value = Double.parseDouble(text);
    return Double.isInfinite(value) ? Double.NaN : value + 0.0;
  }

  private static boolean isDecimal(String text) {
    int start = sign(text, 0);
    int whole = digits(text, start);
    boolean point = whole < text.length() && text.charAt(whole) == '.';
    int end = point ? digits(text, whole + 1) : whole;
    if (end - start == (point ? 1 : 0)) {
      return false; // no digit
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int exponent = sign(text, end + 1);
      end = digits(text, exponent);
      return end > exponent && end == text.length();
    }
    return end == text.length();
  }

  private static int sign(String text, int at) {
    boolean signed = at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
    return signed ? at + 1 : at;
  }

  /** Index after the digits that begin there; those of ASCII only. */
  private static int digits(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
