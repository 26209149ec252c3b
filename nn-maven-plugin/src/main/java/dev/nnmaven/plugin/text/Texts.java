package dev.nnmaven.plugin.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;

/** Formats numbers, the same in every locale. */
public final class Texts {

  private static final int PERCENT_DECIMALS = 2;
  private static final double LARGEST_PLAIN_LOSS = 1000;

  private Texts() {}

  /** Formats a text, with English numbers. */
  public static String format(String pattern, Object... arguments) {
    return String.format(Locale.ROOT, pattern, arguments);
  }

  /** Percentage of a count, rounded down, so that a missed minimum never reads as met. */
  public static String percent(int part, int whole) {
    return percentDown(
        BigDecimal.valueOf(part)
            .divide(BigDecimal.valueOf(whole), 2 + PERCENT_DECIMALS, RoundingMode.DOWN));
  }

  /** Percentage of a share, rounded down. */
  public static String percent(double share) {
    return percentDown(BigDecimal.valueOf(share));
  }

  /** Percentage of a share, or a dash if there is none. */
  public static String percent(OptionalDouble share) {
    return share.isPresent() ? percent(share.getAsDouble()) : "-";
  }

  private static String percentDown(BigDecimal share) {
    return share.movePointRight(2).setScale(PERCENT_DECIMALS, RoundingMode.DOWN) + "%";
  }

  /** Loss in nats: 0.0556, or 1.790e+11 if training diverges. */
  public static String loss(double loss) {
    return format(loss < LARGEST_PLAIN_LOSS ? "%.4f" : "%.3e", loss);
  }

  /** Capitalizes a word: {@code Passed}. */
  public static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** Integer with separators: 79,510. */
  public static String count(long number) {
    return format("%,d", number);
  }

  /** Duration as minutes and seconds: 1:05. */
  public static String minutes(double seconds) {
    long rounded = Math.round(seconds);
    return format("%d:%02d", rounded / 60, rounded % 60);
  }
}
