package dev.nnmaven.plugin.config;

import dev.nnmaven.plugin.text.Texts;
import java.math.BigDecimal;

/** Numbers as people write them in a POM, with a message that says what was expected. */
public final class Numbers {

  /** Longer ones are not worth reading, and arithmetic on them could take forever. */
  private static final int LONGEST = 16;

  private static final String DIGITS = "[0-9]*\\.?[0-9]+|[0-9]+\\.";

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Numbers() {}

  /** An integer between two limits. */
  public static int integer(String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Answered below.
    }
    throw new IllegalArgumentException(
        Texts.format(
            "expected a whole number, at least %d and at most %d, found \"%s\"",
            least, most, text));
  }

  /** Any integer of 64 bits. */
  public static long anyLong(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "expected a whole number, found \"%s\"".formatted(text), e);
    }
  }

  /** A number such as 0.1 or 1e-3. */
  public static float decimal(String text) {
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "expected a number, found \"%s\"%s".formatted(text, commaHint(text)), e);
    }
  }

  /** A number such as 0.35 that is not negative, with all the digits that it is written with. */
  public static BigDecimal nonNegative(String text) {
    if (text.length() <= LONGEST && text.matches(DIGITS)) {
      return new BigDecimal(text);
    }
    throw new IllegalArgumentException(
        "expected a number, not negative, such as 0.35, found \"%s\"%s"
            .formatted(text, commaHint(text)));
  }

  /** A share of the whole, from 0 to 1, written as 0.95 or 95%. */
  public static BigDecimal share(String text) {
    boolean percent = text.endsWith("%");
    String digits = (percent ? text.substring(0, text.length() - 1) : text).strip();
    if (digits.length() <= LONGEST && digits.matches(DIGITS)) {
      BigDecimal number = new BigDecimal(digits);
      BigDecimal share = percent ? number.movePointLeft(2) : number;
      if (share.compareTo(BigDecimal.ONE) <= 0) {
        return share;
      }
      if (!percent && share.compareTo(HUNDRED) <= 0) {
        throw notAShare(text, " (did you mean " + text + "%?)");
      }
    }
    throw notAShare(text, commaHint(digits));
  }

  private static IllegalArgumentException notAShare(String text, String hint) {
    return new IllegalArgumentException(
        "expected a share from 0 to 1 such as 0.95 or 95%%, found \"%s\"%s".formatted(text, hint));
  }

  /** Half of the world writes a comma there. */
  private static String commaHint(String number) {
    return number.matches("-?[0-9]*,[0-9]+") ? "; write a decimal point" : "";
  }

  /** A share as people write it, with all digits that it has: 95%, 99.95%. */
  public static String percent(BigDecimal share) {
    return plain(share.movePointRight(2)) + "%";
  }

  /** A number as people write it, with all digits that it has and no zeros behind them. */
  public static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
