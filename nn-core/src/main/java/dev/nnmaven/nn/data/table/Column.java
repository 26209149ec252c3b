package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.NearestName;
import dev.nnmaven.nn.text.SafeText;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table: its name, and what its values are. A cell of a file and a value that an
 * application gives become a number in the same way, by {@link #raw}.
 *
 * @param form what its values are, and how they are written as texts
 * @param values of an ordinal, in their order; of a category, sorted by code points, or empty if
 *     they are not known yet; of texts, the n-grams of a model or the different texts of a table;
 *     empty for all other kinds
 * @param missing how missing values are treated
 * @param acceptsUnknown whether values of a category that training has not seen are taken, as none
 *     of its values, rather than refused
 */
public record Column(
    String name, CellForm form, List<String> values, Missing missing, boolean acceptsUnknown) {

  /** Maximum length of a name or value in characters, as in a model file. */
  public static final int LONGEST_TEXT = 1000;

  /** Maximum number of values that inputs or classes are made of. */
  public static final int MOST_VALUES = 10_000;

  /** Texts that stand for a missing value, as blank ones do. */
  public static final List<String> MISSING_TEXTS = List.of("NA", "null");

  /** Maximum number of values in a message. */
  static final int MOST_SHOWN = 10;

  /** Letters that are compared with values at most: who sends odd words must not cost time. */
  private static final int MOST_COMPARED = 100_000;

  /** Raw number of a value of a category that training has not seen. */
  public static final double UNSEEN = -1;

  /**
   * Throws IllegalArgumentException if the name is blank, a text too long, a value is there twice,
   * or the parts do not fit the kind.
   */
  public Column {
    if (name.isBlank()) {
      throw Illegal.argument("a column has no name");
    }
    requireShort("the name of a column", name);
    ColumnKind kind = form.kind();
    values =
        switch (kind) {
          case CATEGORY -> sorted(values);
          case TEXT -> new Vocabulary(values);
          default -> List.copyOf(values);
        };
    String column = kind.shown(name);
    for (String value : kind == ColumnKind.TEXT ? List.<String>of() : values) {
      requireShort("a value of " + column, value);
      if (isMissing(value)) {
        throw Illegal.argument(
            "%s has the value \"%s\", which stands for a missing one",
            column, SafeText.text(value));
      }
    }
    if (new HashSet<>(values).size() != values.size()) {
      throw Illegal.argument("%s has a value twice: %s", column, SafeText.list(values));
    }
    if (kind == ColumnKind.ORDINAL && values.size() < 2) {
      throw Illegal.argument(
          "%s needs its values, from the first to the last, at least two", column);
    }
    if (!kind.isListed() && !values.isEmpty()) {
      throw Illegal.argument("%s has values of its own; list none", column);
    }
    if (acceptsUnknown && kind != ColumnKind.CATEGORY) {
      throw Illegal.argument("%s is not a category: it has no other values", column);
    }
  }

  private static void requireShort(String what, String text) {
    if (text.length() > LONGEST_TEXT) {
      throw Illegal.argument(
          "%s has %s characters, expected at most %s: %s",
          what, text.length(), LONGEST_TEXT, SafeText.text(text));
    }
  }

  private static List<String> sorted(List<String> values) {
    return values.stream().sorted(CodePoints.ORDER).toList();
  }

  /** A column whose missing and unknown values are refused; a category's values are not known. */
  public static Column of(String name, CellForm form) {
    return of(name, form, List.of());
  }

  /** A column of words, whose missing and unknown values are refused. */
  public static Column of(String name, CellForm form, List<String> values) {
    return new Column(name, form, values, Missing.REFUSE, false);
  }

  /** What its values are. */
  public ColumnKind kind() {
    return form.kind();
  }

  /** The same column with another treatment of missing values. */
  public Column with(Missing other) {
    return new Column(name, form, values, other, acceptsUnknown);
  }

  /** The same column with other values. */
  public Column withValues(List<String> other) {
    return new Column(name, form, other, missing, acceptsUnknown);
  }

  /** The same column with values that training has not seen taken, or refused. */
  public Column withUnknown(boolean wanted) {
    return new Column(name, form, values, missing, wanted);
  }

  /**
   * Whether a value is missing: null, a blank text, {@code NA} or {@code null}. A character and the
   * name of an enum's constant count as their text.
   */
  public static boolean isMissing(@Nullable Object given) {
    if (given == null) {
      return true;
    }
    String word = given instanceof Number ? null : CellValue.word(given); // no digits are missing
    return word != null && (word.isBlank() || MISSING_TEXTS.contains(word));
  }

  /**
   * The number that stands for a value: the number itself, 1 or 0 for yes or no, the index of a
   * word among the values, days since 1970-01-01, or NaN if the value {@link #isMissing}; of a text
   * its place among those of the table, which a model does not have.
   *
   * @param given a text, as in a CSV file, or what an application has: a number, a boolean, an enum
   *     (its name), a date
   * @throws IllegalArgumentException if it is not a value of the column; the message names the
   *     column, its kind and what was given
   */
  public double raw(@Nullable Object given) {
    if (given == null || isMissing(given)) {
      return Double.NaN;
    }
    double raw =
        kind() == ColumnKind.TEXT ? text(given) : kind().isListed() ? word(given) : number(given);
    if (Double.isNaN(raw)) {
      throw mistake(given, "");
    }
    return raw;
  }

  private double text(Object given) {
    return CellValue.word(given) == null ? Double.NaN : values.indexOf(CellValue.word(given));
  }

  private double word(Object given) {
    String word = CellValue.word(given);
    if (word == null) {
      return Double.NaN;
    }
    int index =
        kind() == ColumnKind.ORDINAL
            ? values.indexOf(word)
            : Collections.binarySearch(values, word, CodePoints.ORDER);
    if (index < 0 && !acceptsUnknown) {
      boolean isQuick = (long) values.size() * word.length() <= MOST_COMPARED;
      throw mistake(given, isQuick ? SafeText.escaped(NearestName.hint(word, values)) : "");
    }
    return index < 0 ? UNSEEN : index;
  }

  private double number(Object given) {
    if (kind() == ColumnKind.NUMBER && given instanceof Number number) {
      return CellValue.finite(number); // of JSON, it is also its text
    }
    if (given instanceof CharSequence || given instanceof Enum<?>) {
      return form.parse(String.valueOf(CellValue.word(given)));
    }
    return switch (kind()) {
      case YES_NO ->
          given instanceof Number number
              ? yesNo(number.doubleValue())
              : form.parse(String.valueOf(CellValue.word(given)));
      case DATE ->
          given instanceof LocalDate date ? DateForm.ISO.parse(date.toString()) : Double.NaN;
      default -> Double.NaN;
    };
  }

  /** Libraries for JSON make 1.0 of a 1. */
  private static double yesNo(double number) {
    return number == 1 ? 1 : number == 0 ? 0 : Double.NaN;
  }

  private IllegalArgumentException mistake(Object given, String hint) {
    String expected =
        kind().isListed() && kind() != ColumnKind.TEXT && !values.isEmpty()
            ? "one of " + SafeText.first(values, MOST_SHOWN)
            : form.expected();
    return Illegal.argument(
        "%s: expected %s, found %s%s", this, expected, CellValue.shown(given), hint);
  }

  /** A raw number as text, numbers in the usual form; empty if it is missing. */
  public String text(double raw) {
    return Double.isNaN(raw)
        ? ""
        : switch (kind()) {
          case NUMBER -> FloatText.of(raw);
          case YES_NO -> raw == 1 ? "yes" : "no";
          case DATE ->
              (form instanceof DateForm dates ? dates : DateForm.ISO)
                  .text(LocalDate.ofEpochDay((long) raw));
          case ORDINAL, CATEGORY, TEXT -> raw == UNSEEN ? "other" : values.get((int) raw);
        };
  }

  /** Number of inputs of a raw number, without one that says whether it is missing. */
  int width() {
    return switch (kind()) {
      case NUMBER, YES_NO, ORDINAL -> 1;
      case CATEGORY, TEXT -> values.size();
      case DATE -> 3;
    };
  }

  /** Its kind as in a POM and in a model file: {@code category}, {@code date(d.M.yyyy)}. */
  public String specification() {
    return form.specification();
  }

  /** {@code column island (category)}. */
  @Override
  public String toString() {
    return form.shown(name);
  }
}
