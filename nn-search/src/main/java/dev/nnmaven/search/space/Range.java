package dev.nnmaven.search.space;

import dev.nnmaven.nn.random.RandomStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Range of numbers to draw from: {@code uniform(0.1, 0.5)}, {@code log(1e-4, 0.1)} (uniform in the
 * logarithm) or {@code integer(1, 8)} (both ends included).
 *
 * <p>Numbers have {@value #DIGITS} significant digits, so that the text that a POM gets is the very
 * number that was tried.
 */
record Range(Kind kind, BigDecimal low, BigDecimal high) {

  /** How numbers are spread. */
  enum Kind {
    UNIFORM,
    LOG,
    INTEGER
  }

  private static final int DIGITS = 4;

  /** Longest number, as for other numbers of a POM. */
  private static final int LONGEST = 16;

  private static final double LEAST = 1e-30;
  private static final double MOST = 1e30;
  private static final BigDecimal MOST_INTEGER = BigDecimal.valueOf(Integer.MAX_VALUE - 1);
  private static final BigDecimal SMALLEST_PLAIN = new BigDecimal("1e-6");

  private static final Pattern CALL =
      Pattern.compile("\\s*(uniform|log|integer)\\s*\\(([^()]*)\\)\\s*", Pattern.CASE_INSENSITIVE);

  /**
   * Parses a range; empty if the text is none.
   *
   * @throws IllegalArgumentException if it is one that makes no sense
   */
  static Optional<Range> of(String text) {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      return Optional.empty();
    }
    Kind kind = Kind.valueOf(call.group(1).toUpperCase(Locale.ROOT));
    String[] ends = call.group(2).split(",", -1);
    if (ends.length != 2) {
      throw mistake(text, "expected two numbers, the smaller one first");
    }
    Range range = new Range(kind, number(text, ends[0]), number(text, ends[1]));
    range.check(text);
    return Optional.of(range);
  }

  private void check(String text) {
    int order = low.compareTo(high);
    if (order > 0) {
      throw mistake(
          text, "goes from a larger number to a smaller one; write the smaller one first");
    }
    if (order == 0) {
      throw mistake(text, "is one number only; write " + text(low));
    }
    if (kind == Kind.LOG && low.signum() <= 0) {
      throw mistake(text, "has no logarithm at " + text(low) + "; expected numbers above 0");
    }
    if (kind == Kind.INTEGER) {
      boolean whole =
          low.stripTrailingZeros().scale() <= 0 && high.stripTrailingZeros().scale() <= 0;
      if (!whole || low.signum() < 0 || high.compareTo(MOST_INTEGER) > 0) {
        throw mistake(text, "expected whole numbers from 0 to " + MOST_INTEGER);
      }
    }
  }

  private static BigDecimal number(String range, String text) {
    String digits = text.strip();
    try {
      if (digits.length() <= LONGEST) {
        BigDecimal number = new BigDecimal(digits);
        double size = Math.abs(number.doubleValue());
        if (size == 0 ? number.signum() == 0 : size >= LEAST && size <= MOST) {
          return number;
        }
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw mistake(range, "\"" + digits + "\" is not a number such as 0.05 or 1e-4");
  }

  private static IllegalArgumentException mistake(String range, String what) {
    return new IllegalArgumentException(range.strip() + ": " + what);
  }

  /** Draws a number. */
  String draw(RandomStream random) {
    if (kind == Kind.INTEGER) {
      int from = low.intValueExact();
      return Integer.toString(from + random.nextInt(high.intValueExact() - from + 1));
    }
    return text(at((random.nextLong() >>> 11) * 0x1p-53));
  }

  /** Number at a share of the range, from 0 to 1. */
  private BigDecimal at(double share) {
    double from = low.doubleValue();
    double to = high.doubleValue();
    double number =
        kind == Kind.LOG
            ? StrictMath.exp(
                StrictMath.log(from) + share * (StrictMath.log(to) - StrictMath.log(from)))
            : from + share * (to - from);
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(DIGITS));
    return rounded.max(low).min(high);
  }

  /** The smallest number and the largest one. */
  List<String> ends() {
    return List.of(text(low), text(high));
  }

  private static String text(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    boolean plain =
        shortest.signum() == 0
            || shortest.abs().compareTo(SMALLEST_PLAIN) >= 0
                && shortest.precision() - shortest.scale() <= LONGEST;
    return plain ? shortest.toPlainString() : shortest.toString();
  }
}
