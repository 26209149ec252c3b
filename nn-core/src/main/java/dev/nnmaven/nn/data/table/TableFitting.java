package dev.nnmaven.nn.data.table;

/**
 * Settings for fitting columns to the training rows of a table.
 *
 * @param numbers how numbers, ordinals and dates become inputs
 * @param minCategoryRows number of training rows that a category needs to get an input; rarer
 *     categories are treated like unknown ones; at least 1
 * @param minTextRows number of training rows whose text must have an n-gram that gets an input; at
 *     least 1
 */
public record TableFitting(NumberEncoding numbers, int minCategoryRows, int minTextRows) {

  /** Default: an n-gram of a single row does not generalize, and may be a person's name. */
  public static final int DEFAULT_TEXT_ROWS = 2;

  /** Numbers are standardized, and each category has an input. */
  public static final TableFitting DEFAULT =
      new TableFitting(NumberEncoding.STANDARD, 1, DEFAULT_TEXT_ROWS);
}
