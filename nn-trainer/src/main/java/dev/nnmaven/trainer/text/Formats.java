package dev.nnmaven.trainer.text;

import dev.nnmaven.nn.task.WilsonInterval;
import dev.nnmaven.nn.text.FloatText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Formats numbers and lists, the same in every locale. */
public final class Formats {

  private static final int LINE = 110;

  private static final int PERCENT_DECIMALS = 2;
  private static final double LARGEST_PLAIN_LOSS = 1000;
  private static final double LARGEST_WHOLE = 1e15;
  private static final double SMALLEST_PLAIN = 1e-3;
  private static final int SIGNIFICANT = 6;
  private static final double LOWEST_PLAIN_R2 = -1e6;
  private static final int R2_DECIMALS = 4;

  private static final Pattern LARGE = Pattern.compile("(-?)([1-9]\\d{3,17})((?:\\.\\d+)?)");
  private static final Pattern BREAKS =
      Pattern.compile(
          "(?<=[_:]|\\w/)(?=\\w)|(?<=[>=|])(?=\\S)|(?<=\\p{Ll})(?=\\p{Lu})|(?<=[\\w)])(?=</)");
  private static final Pattern GROUPS = Pattern.compile("\\d(?=(?:\\d{3})+$)");

  private Formats() {}

  /** Formats a text, with English numbers. */
  public static String format(String pattern, @Nullable Object... arguments) {
    return String.format(Locale.ROOT, pattern, arguments);
  }

  /** Percentage of a count, rounded down, so that a missed minimum never reads as met. */
  public static String percent(int part, int whole) {
    return new Ratio(part, whole).percent();
  }

  /** Percentage of a share, rounded down. */
  public static String percent(double share) {
    return BigDecimal.valueOf(share)
            .movePointRight(2)
            .setScale(PERCENT_DECIMALS, RoundingMode.FLOOR)
        + "%";
  }

  /** As {@link #percent(double)}, or a dash if there is none. */
  public static String percent(@Nullable Double share) {
    return share == null ? "-" : percent(share.doubleValue());
  }

  /** As {@link #percent(double)}, or a dash if there is none. */
  public static String percent(OptionalDouble share) {
    return share.isPresent() ? percent(share.getAsDouble()) : "-";
  }

  /** Percentage and its counts: {@code 91.66% (1,100 of 1,200)}. */
  public static String share(int part, int whole) {
    return format("%s (%,d of %,d)", percent(part, whole), part, whole);
  }

  /** Percentage of examples and its counts: {@code 91.66% (1,100 of 1,200 images)}. */
  public static String accuracy(int correct, int examples, Unit unit) {
    return format("%s (%,d of %,d %s)", percent(correct, examples), correct, examples, unit.many());
  }

  /** Confidence interval: {@code 95% confidence 89.96% to 93.10%}. */
  public static String interval(WilsonInterval interval) {
    return "95%% confidence %s to %s".formatted(percent(interval.low()), percent(interval.high()));
  }

  /** Loss in nats: 0.0556, or 1.790e+11 if training diverges. */
  public static String loss(double loss) {
    return format(loss < LARGEST_PLAIN_LOSS ? "%.4f" : "%.3e", loss);
  }

  /** A number of any size in six digits: {@code 4,201.75}, {@code 1.5e-07}. */
  public static String number(double number) {
    double size = Math.abs(number);
    if (number == Math.rint(number) && size < LARGEST_WHOLE) {
      return format("%,d", (long) number);
    }
    if (!Double.isFinite(number) || size < SMALLEST_PLAIN || size >= LARGEST_WHOLE) {
      return format("%.5e", number);
    }
    BigDecimal exact = new BigDecimal(size);
    int digits = exact.precision() - exact.scale();
    String text = format("%,." + Math.max(0, SIGNIFICANT - Math.max(1, digits)) + "f", number);
    return text.contains(".") ? text.replaceFirst("0+$", "").replaceFirst("\\.$", "") : text;
  }

  /**
   * The number with six digits, or with all digits if six do not distinguish it from another
   * number.
   */
  public static String number(double number, double other) {
    String text = number(number);
    return number != other && text.equals(number(other)) ? grouped(FloatText.of(number)) : text;
  }

  /**
   * A measured error in four significant digits, trailing zeros too: {@code 2.886}, {@code 4,202}.
   */
  public static String error(double error) {
    double size = Math.abs(error);
    return size != 0 && size < SMALLEST_PLAIN || !(size < LARGEST_WHOLE)
        ? format("%.3e", error)
        : Decimals.of(error).text(error);
  }

  /**
   * Coefficient of determination R², rounded down: {@code 0.8123}; {@code -2.000e+18} far below.
   */
  public static String r2(double r2) {
    return r2 < LOWEST_PLAIN_R2
        ? format("%.3e", r2)
        : new BigDecimal(r2).setScale(R2_DECIMALS, RoundingMode.FLOOR).toPlainString();
  }

  /** Capitalizes a word: {@code Passed}. */
  public static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /**
   * A decimal number, written as such, with separators: {@code 128,505,958.5}. All other texts stay
   * as they are, and so do numbers that begin with a zero, as telephone numbers do.
   */
  public static String grouped(String text) {
    Matcher number = LARGE.matcher(text);
    return number.matches()
        ? number.group(1) + GROUPS.matcher(number.group(2)).replaceAll("$0,") + number.group(3)
        : text;
  }

  /**
   * A name in parts between which a line may end: {@code max Class Recall}, {@code bill_ depth}.
   */
  public static List<String> parts(String name) {
    return List.of(BREAKS.split(name));
  }

  /** Integer with separators: 79,510. */
  public static String count(long number) {
    return format("%,d", number);
  }

  /** Number of things: {@code 1 rule}, {@code 1,200 rules}. */
  public static String count(long number, String thing) {
    return count(number) + " " + thing + (number == 1 ? "" : "s");
  }

  /** Joins the first texts with commas, followed by how many more there are. */
  public static String list(List<String> texts, int most) {
    int more = texts.size() - most;
    return String.join(", ", first(texts, most))
        + (more > 0 ? " and " + count(more) + " more" : "");
  }

  /**
   * Joins texts with commas, in lines of at most {@value #LINE} characters where that can be.
   *
   * @param label before the first line; further ones are indented as much
   */
  public static List<String> wrapped(String label, List<String> texts) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(label);
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i) + (i + 1 < texts.size() ? "," : "");
      boolean begins = line.length() == label.length();
      if (!begins && line.length() + 1 + text.length() > LINE) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(label.length()));
        begins = true;
      }
      line.append(begins ? "" : " ").append(text);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The first texts, followed by how many more there are, as {@code ... and %,d more}. */
  public static List<String> first(List<String> texts, int most, String more) {
    return texts.size() <= most
        ? texts
        : Stream.concat(first(texts, most).stream(), Stream.of(format(more, texts.size() - most)))
            .toList();
  }

  /** Note on a part that is shown, as {@code the %d of %,d classes}; empty if that is all. */
  public static String part(int shown, int all, String note) {
    return shown == all ? "" : format(note, shown, all);
  }

  /** The first of a list, or all. */
  public static <T> List<T> first(List<T> all, int most) {
    return all.subList(0, Math.min(most, all.size()));
  }

  /** Duration as minutes and seconds: 1:05. */
  public static String minutes(double seconds) {
    long rounded = Math.round(seconds);
    return format("%d:%02d", rounded / 60, rounded % 60);
  }

  /** Percent-encodes the name of a file or folder for a URL. */
  public static String url(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
