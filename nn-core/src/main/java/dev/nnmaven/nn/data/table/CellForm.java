package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.text.SafeText;

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
   * Parses a specification: the name of a kind; of dates with a pattern, as {@link DateForm#of}
   * reads it; of numbers as {@link NumberForm#of} does.
   *
   * @throws IllegalArgumentException if it is none; the message lists all kinds
   */
  static CellForm of(String specification) {
    if (DateForm.isPattern(specification)) {
      return DateForm.of(specification);
    }
    return NumberForm.isForm(specification)
        ? NumberForm.of(specification)
        : ColumnKind.of(specification);
  }

  /** {@code column island (category)}. */
  default String shown(String column) {
    return "column %s (%s)".formatted(SafeText.text(column), SafeText.text(specification()));
  }
}
