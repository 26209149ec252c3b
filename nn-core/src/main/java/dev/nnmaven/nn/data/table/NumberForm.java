package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.SpecifiedEnum;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How numbers are written for people: {@code 15.632,95 €}. Thousands may be apart, all in one way
 * and in groups of three digits; a unit, or a percent sign, is read over: 9,6 % is 9.6.
 *
 * @param unit which all values have, before or after the number; empty if they have none
 */
public record NumberForm(Writing writing, String unit) implements CellForm {

  /** What is between whole and fraction, and what may be between thousands. */
  public enum Writing implements SpecifiedEnum {
    /** {@code 1.234,5}, or blanks or apostrophes between thousands, as in much of Europe. */
    DE(',', '.'),
    /** {@code 1,234.5}, or blanks or apostrophes between thousands. */
    EN('.', ',');

    private final char point;
    private final Pattern number;

    Writing(char point, char group) {
      this.point = point;
      String groups = "[1-9][0-9]{0,2}(?:([%s'’%s])[0-9]{3})(?:\\1[0-9]{3})*+";
      this.number =
          Pattern.compile(
              "[+-]?(?:%s|[0-9]*+)(?:[%s][0-9]*+)?(?:[eE][+-]?[0-9]++)?"
                  .formatted(groups.formatted(group, BLANKS), point));
    }

    /** The number of a text without a unit. */
    double parse(String text) {
      Matcher matcher = number.matcher(text);
      if (!matcher.matches()) {
        return Double.NaN;
      }
      String group = matcher.group(1);
      String digits = group == null ? text : text.replace(group, "");
      return Decimal.parse(digits.replace(point, '.'));
    }
  }

  /** A blank, and those that do not break lines, or are thin. */
  private static final String BLANKS = " \u00A0\u2009\u202F";

  private static final String KIND = ColumnKind.NUMBER.specification() + "(";

  /** Longer texts are not numbers that people write. */
  private static final int LONGEST = 100;

  private static final String UNIT = "[^0-9+\\-.,;:'’()\"\\s%s]{1,20}".formatted(BLANKS);

  /** What is written before a number is a unit if it has a sign of a currency, or is its code. */
  private static final Pattern WITH_UNIT =
      Pattern.compile(
          "[+-]?(?:(?<before>[A-Z]{0,3}\\p{Sc})[%1$s]*+|(?<code>[A-Z]{3})[%1$s]++)?(?<number>[+-]?[0-9][0-9.,'’%1$s]*+)(?<after>%2$s)?"
              .formatted(BLANKS, UNIT));

  /** Throws IllegalArgumentException if the unit cannot be told from a number. */
  public NumberForm {
    if (!unit.isEmpty() && !unit.matches(UNIT)) {
      throw Illegal.argument(
          "expected a unit such as €, kg or %%, without blanks and digits, found \"%s\"",
          SafeText.text(unit));
    }
  }

  /**
   * Parses {@code de}, {@code en} or, with a unit, {@code de, €}: what is in {@code number(de)}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static NumberForm of(String text) {
    String[] parts = text.split(",", 2);
    return new NumberForm(
        Catalog.of("form of numbers", Writing.values()).create(parts[0].strip()),
        parts.length == 1 ? "" : parts[1].strip());
  }

  /** The unit that a text has beside a number, empty if none; nothing if it is not such a text. */
  public static Optional<String> unit(String text) {
    Matcher matcher = WITH_UNIT.matcher(text);
    if (text.length() > LONGEST || !matcher.matches()) {
      return Optional.empty();
    }
    String number = stripped(matcher.group("number"));
    if (Double.isNaN(Writing.DE.parse(number)) && Double.isNaN(Writing.EN.parse(number))) {
      return Optional.empty();
    }
    String before =
        matcher.group("before") == null ? matcher.group("code") : matcher.group("before");
    String after = matcher.group("after");
    return before != null && after != null
        ? Optional.empty()
        : Optional.of(before != null ? before : after != null ? after : "");
  }

  @Override
  public ColumnKind kind() {
    return ColumnKind.NUMBER;
  }

  @Override
  public double parse(String text) {
    if (text.length() > LONGEST) {
      return Double.NaN;
    }
    String number = text.replace('−', '-');
    return writing.parse(unit.isEmpty() ? number : withoutUnit(number));
  }

  /** What is left of a text without the unit; nothing if it has none. */
  private String withoutUnit(String text) {
    if (text.endsWith(unit)) {
      return stripped(text.substring(0, text.length() - unit.length()));
    }
    int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    return text.startsWith(unit, sign)
        ? text.substring(0, sign) + stripped(text.substring(sign + unit.length()))
        : "";
  }

  private static String stripped(String text) {
    return text.replaceAll("^[%1$s]+|[%1$s]+$".formatted(BLANKS), "");
  }

  @Override
  public String expected() {
    String number = writing == Writing.DE ? "1.234,5" : "1,234.5";
    return "a number such as " + (unit.isEmpty() ? number : number + " " + unit);
  }

  @Override
  public String specification() {
    String name = KIND + writing.name().toLowerCase(Locale.ROOT);
    return unit.isEmpty() ? name + ")" : name + ", " + unit + ")";
  }
}
