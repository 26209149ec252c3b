package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.SpecifiedEnum;
import java.util.Locale;

/** What the values of a column are. */
public enum ColumnKind implements SpecifiedEnum, CellForm {
  /** Numbers; one standardized input. */
  NUMBER("a number such as 39.1"),
  /** Yes or no, true or false, 1 or 0; one input, 1 or 0. */
  YES_NO("yes or no, or true or false"),
  /** Words in an order; one input, the standardized place in that order. */
  ORDINAL("one of its values"),
  /**
   * Words without an order; one input for each, 1 for that of the row and 0 for all others. All are
   * 0 for a word that training has not seen.
   */
  CATEGORY("one of its values"),
  /** Days; three standardized inputs: days since 1970-01-01, month and day of the week. */
  DATE("a date such as 2026-03-31"),
  /**
   * Texts; an input for each n-gram of a {@link TextTokenizer} that training rows have enough of.
   */
  TEXT("a text");

  private final String expected;

  ColumnKind(String expected) {
    this.expected = expected;
  }

  /**
   * Parses a name.
   *
   * @throws IllegalArgumentException if it is unknown; the message lists all
   */
  public static ColumnKind of(String specification) {
    return Catalog.of("kind of column", values()).create(specification);
  }

  @Override
  public String specification() {
    return SpecifiedEnum.super.specification();
  }

  /** Itself. */
  @Override
  public ColumnKind kind() {
    return this;
  }

  @Override
  public String expected() {
    return expected;
  }

  /** Whether its inputs are standardized, so that missing values can be replaced by a mean. */
  public boolean isStandardized() {
    return this == NUMBER || this == ORDINAL || this == DATE;
  }

  /** Whether its values are words, or n-grams of a text, that are listed. */
  public boolean isListed() {
    return this == ORDINAL || this == CATEGORY || this == TEXT;
  }

  /**
   * Whether a text can be a value of this kind: whatever is not blank, for words. Independent of
   * locales.
   */
  public boolean reads(String text) {
    return isListed() ? !text.isBlank() : !Double.isNaN(parse(text));
  }

  @Override
  public double parse(String text) {
    return switch (this) {
      case NUMBER -> Decimal.parse(text);
      case YES_NO -> yesNo(text);
      case DATE -> date(text);
      case ORDINAL, CATEGORY, TEXT -> throw new IllegalStateException(name());
    };
  }

  private static double yesNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "y", "t", "1" -> 1;
      case "no", "false", "n", "f", "0" -> 0;
      default -> Double.NaN;
    };
  }

  /** Days since 1970-01-01 of a date of ISO 8601 with a year of four digits. */
  private static double date(String text) {
    boolean shaped = text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
    return shaped ? DateForm.ISO.parse(text) : Double.NaN; // most cells are none
  }
}
