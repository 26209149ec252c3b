package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.text.SafeText;
import java.util.Locale;

/**
 * How values of a column are written as texts: in the usual way of their kind, which is the {@link
 * ColumnKind} itself, or otherwise.
 */
public sealed interface CellForm permits ColumnKind, DateForm, NumberForm {

  /** What the values are. */
  ColumnKind kind();

  /** The raw number of a text; NaN if the text does not have this form. Not for words. */
  double parse(String text);

  /** The expected form of a value, for messages. */
  String expected();

  /** As in a POM and in a model file: {@code category}, {@code date(d.M.yyyy)}. */
  String specification();

  /**
   * Parses a specification: the name of a kind; of dates with a pattern, {@code date(MMM d yyyy)};
   * of numbers as {@link NumberForm#of} reads them.
   *
   * @throws IllegalArgumentException if it is none; the message lists all kinds
   */
  static CellForm of(String specification) {
    int open = specification.indexOf('(');
    if (open < 0 || !specification.endsWith(")")) {
      return ColumnKind.of(specification);
    }
    String inside = specification.substring(open + 1, specification.length() - 1);
    return switch (specification.substring(0, open).toLowerCase(Locale.ROOT)) {
      case "date" -> new DateForm(inside);
      case "number" -> NumberForm.of(inside);
      default -> ColumnKind.of(specification);
    };
  }

  /** {@code column island (category)}. */
  default String shown(String column) {
    return "column %s (%s)".formatted(SafeText.text(column), SafeText.text(specification()));
  }
}
