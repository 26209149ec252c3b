package dev.nnmaven.nn.data.table;

/**
 * What is fitted to the training rows of a table.
 *
 * @param numbers how numbers, ordinals and dates become inputs
 * @param minCategoryRows number of training rows that a category needs to get an input; rarer ones
 *     are taken together with those that training has not seen
 */
public record TableFitting(NumberEncoding numbers, int minCategoryRows) {

  /** Numbers are standardized, and each category has an input. */
  public static final TableFitting DEFAULT = new TableFitting(NumberEncoding.STANDARD, 1);

  /** Throws IllegalArgumentException if the number of rows is not positive. */
  public TableFitting {
    if (minCategoryRows < 1) {
      throw new IllegalArgumentException("expected at least 1 row, found " + minCategoryRows);
    }
  }
}
