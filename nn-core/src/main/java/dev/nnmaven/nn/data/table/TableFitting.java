package dev.nnmaven.nn.data.table;

/**
 * What is fitted to the training rows of a table.
 *
 * @param numbers how numbers, ordinals and dates become inputs
 * @param minCategoryRows number of training rows that a category needs to get an input; rarer ones
 *     are taken together with those that training has not seen
 * @param minTextRows number of training rows whose text must have an n-gram that gets an input
 */
public record TableFitting(NumberEncoding numbers, int minCategoryRows, int minTextRows) {

  /** An n-gram that a single row has says nothing of others, and may be somebody's name. */
  public static final int DEFAULT_TEXT_ROWS = 2;

  /** Numbers are standardized, and each category has an input. */
  public static final TableFitting DEFAULT =
      new TableFitting(NumberEncoding.STANDARD, 1, DEFAULT_TEXT_ROWS);

  /** Throws IllegalArgumentException if the number of rows is not positive. */
  public TableFitting {
    if (Math.min(minCategoryRows, minTextRows) < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 row, found " + Math.min(minCategoryRows, minTextRows));
    }
  }
}
