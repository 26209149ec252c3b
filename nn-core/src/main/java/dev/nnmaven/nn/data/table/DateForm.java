package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How days are written: a pattern such as {@code MMM d yyyy}, whose letters mean what they mean to
 * {@link DateTimeFormatter}. Names are English, in upper or lower case, and abbreviations have
 * three letters, whatever the locale and the JDK; only days that there are can be read. A time of
 * day or an offset may be there, and is read over: the day is the one that is written.
 */
public final class DateForm implements CellForm {

  private static final String KIND = ColumnKind.DATE.specification() + "(";
  private static final LocalDate EXAMPLE = LocalDate.of(2026, 3, 31);

  /** First of the years that two digits stand for: 1969 to 2068, as in POSIX. */
  private static final int FIRST_YEAR = 1969;

  /** {@code 2026-03-31}. */
  public static final DateForm ISO = new DateForm("yyyy-MM-dd");

  private final String pattern;
  private final DateTimeFormatter formatter;

  /**
   * Creates a form.
   *
   * @throws IllegalArgumentException if it is not a pattern, or does not determine a day
   */
  public DateForm(String pattern) {
    this.pattern = pattern;
    this.formatter = formatter(pattern);
    if (parse(text(EXAMPLE)) != EXAMPLE.toEpochDay()) {
      throw Illegal.argument(
          "expected a pattern of year, month and day, such as MMM d yyyy, found \"%s\"",
          SafeText.text(pattern));
    }
  }

  @Override
  public ColumnKind kind() {
    return ColumnKind.DATE;
  }

  /** The kind of column: {@code date}, or {@code date(MMM d yyyy)}. */
  @Override
  public String specification() {
    return equals(ISO) ? ColumnKind.DATE.specification() : KIND + pattern + ")";
  }

  @Override
  public String expected() {
    return "a date such as " + text(EXAMPLE);
  }

  /** Days since 1970-01-01; NaN if the text is not a day in this form. */
  @Override
  public double parse(String text) {
    // Most texts that are asked about are none, and an exception takes its time.
    if (formatter.parseUnresolved(text, new ParsePosition(0)) == null) {
      return Double.NaN;
    }
    try {
      return LocalDate.parse(text, formatter).toEpochDay();
    } catch (DateTimeException e) {
      return Double.NaN;
    }
  }

  /** A day in this form; a time of day is its first moment, in UTC. */
  String text(LocalDate day) {
    return formatter.format(day.atStartOfDay(ZoneOffset.UTC));
  }

  private static DateTimeFormatter formatter(String pattern) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    int end;
    for (int i = 0; i < pattern.length(); i = end) {
      char letter = pattern.charAt(i);
      end = i + 1;
      if (letter == '\'') {
        end = pattern.indexOf('\'', end) + 1;
        if (end == 0) {
          throw unknown(pattern.substring(i));
        }
        builder.appendLiteral(end == i + 2 ? "'" : pattern.substring(i + 1, end - 1));
      } else if ((letter | 0x20) < 'a' || (letter | 0x20) > 'z') {
        builder.appendLiteral(letter);
      } else {
        while (end < pattern.length() && pattern.charAt(end) == letter) {
          end++;
        }
        append(builder, pattern.substring(i, end));
      }
    }
    return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  }

  private static void append(DateTimeFormatterBuilder builder, String letters) {
    switch (letters) {
      case "y", "yyyy", "u", "uuuu" -> builder.appendValue(ChronoField.YEAR, 4);
      case "yy", "uu" -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_YEAR);
      case "MMM", "MMMM" ->
          builder.appendText(ChronoField.MONTH_OF_YEAR, names(Month.values(), letters));
      case "E", "EE", "EEE", "EEEE" ->
          builder.appendText(ChronoField.DAY_OF_WEEK, names(DayOfWeek.values(), letters));
      case "a" -> builder.appendText(ChronoField.AMPM_OF_DAY, Map.of(0L, "AM", 1L, "PM"));
      default -> {
        if (!letters.matches("MM?|dd?|HH?|hh?|mm?|ss?|S{1,9}|X{1,3}")) {
          throw unknown(letters);
        }
        builder.appendPattern(letters); // numbers, the same in each locale
      }
    }
  }

  /** English names: whole ones for four letters, of three letters for fewer. */
  private static Map<Long, String> names(Enum<?>[] values, String letters) {
    Map<Long, String> names = new HashMap<>();
    for (Enum<?> value : values) {
      String name = value.name().charAt(0) + value.name().substring(1).toLowerCase(Locale.ROOT);
      names.put(value.ordinal() + 1L, letters.length() > 3 ? name : name.substring(0, 3));
    }
    return names;
  }

  private static IllegalArgumentException unknown(String found) {
    return Illegal.argument(
        "\"%s\" is none of the letters of a date: yyyy or yy, M, MM, MMM or MMMM, d or dd, EEE or"
            + " EEEE; of a time H, h, m, s, S, a, X; other letters are put between ' and '",
        SafeText.text(found));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DateForm form && form.pattern.equals(pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  /** The pattern. */
  @Override
  public String toString() {
    return pattern;
  }
}
