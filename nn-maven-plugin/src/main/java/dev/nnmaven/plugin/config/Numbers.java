package dev.nnmaven.plugin.config;

import java.math.BigDecimal;

/** Numbers as people write them in a POM, with a message that says what was expected. */
public final class Numbers {

  /** Longer ones are not worth reading, and arithmetic on them could take forever. */
  private static final int LONGEST = 16;

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
    String upTo = most == Integer.MAX_VALUE ? "" : " and at most " + most;
    throw new IllegalArgumentException(
        "expected a whole number, at least %d%s, found \"%s\"".formatted(least, upTo, text));
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
      throw new IllegalArgumentException("expected a number, found \"%s\"".formatted(text), e);
    }
  }

  /** A share of the whole, from 0 to 1, written as 0.95 or 95%. */
  public static BigDecimal share(String text) {
    boolean percent = text.endsWith("%");
    String digits = (percent ? text.substring(0, text.length() - 1) : text).strip();
    if (digits.length() <= LONGEST && digits.matches("[0-9]*\\.?[0-9]+|[0-9]+\\.")) {
      BigDecimal number = new BigDecimal(digits);
      BigDecimal share = percent ? number.movePointLeft(2) : number;
      if (share.compareTo(BigDecimal.ONE) <= 0) {
        return share;
      }
    }
    throw new IllegalArgumentException(
        "expected a share from 0 to 1 such as 0.95 or 95%%, found \"%s\"".formatted(text));
  }
}
