package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.text.Illegal;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Parses numbers in a POM; messages have the expected form. */
public final class Numbers {

  /** Maximum length in characters; arithmetic on very long numbers could take forever. */
  private static final int LONGEST = 16;

  private static final String DIGITS = "[0-9]*\\.?[0-9]+|[0-9]+\\.";

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:(?:" + DIGITS + ")(?:[eE][+-]?[0-9]+)?|NaN|Infinity)");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Numbers() {}

  /** Parses an integer between two limits. */
  public static int integer(String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw Illegal.argument(
        "expected a whole number, at least %d and at most %d, found \"%s\"", least, most, text);
  }

  /** Parses any 64-bit integer. */
  public static long anyLong(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "expected a whole number, found \"%s\"".formatted(text), e);
    }
  }

  /** Parses a number such as 0.1 or 1e-3; callers check its range. */
  public static float decimal(String text) {
    if (DECIMAL.matcher(text).matches()) {
      return Float.parseFloat(text);
    }
    throw Illegal.argument("expected a number, found \"%s\"%s", text, commaHint(text));
  }

  /** Parses a non-negative number such as 0.35 or 1e-9, keeping all digits. */
  public static BigDecimal nonNegative(String text) {
    if (text.length() <= LONGEST && text.matches("(?:" + DIGITS + ")(?:[eE][+-]?[0-9]{1,2})?")) {
      return new BigDecimal(text);
    }
    throw Illegal.argument(
        "expected a number, not negative, such as 0.35, found \"%s\"%s", text, commaHint(text));
  }

  /** Parses a share from 0 to 1, written as 0.95 or 95%. */
  public static BigDecimal share(String text) {
    boolean percent = text.endsWith("%");
    String digits = (percent ? text.substring(0, text.length() - 1) : text).strip();
    String hint = commaHint(digits);
    if (digits.length() <= LONGEST && digits.matches(DIGITS)) {
      BigDecimal number = new BigDecimal(digits);
      BigDecimal share = percent ? number.movePointLeft(2) : number;
      if (share.compareTo(BigDecimal.ONE) <= 0) {
        return share;
      }
      hint = percent || share.compareTo(HUNDRED) > 0 ? "" : " (did you mean " + text + "%?)";
    }
    throw Illegal.argument(
        "expected a share from 0 to 1 such as 0.95 or 95%%, found \"%s\"%s", text, hint);
  }

  /** Hint for decimal commas, which many languages use. */
  private static String commaHint(String number) {
    return number.matches("-?[0-9]*,[0-9]+") ? "; write a decimal point" : "";
  }

  /** Formats a share as a percentage, with all its digits: 95%, 99.95%. */
  public static String percent(BigDecimal share) {
    return plain(share.movePointRight(2)) + "%";
  }

  /** Formats a number with all its digits and no trailing zeros. */
  public static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
