package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.catalog.Catalog;

/** How a missing value is treated. */
public enum Missing {
  /** It is refused. */
  REFUSE,
  /**
   * It is replaced by what is usual among the training rows: the mean of numbers, ordinals and
   * dates, the most frequent value of categories and of yes and no, the first of equals.
   */
  MEAN,
  /**
   * An input of its own is 1 where the value is missing, and the column's others are 0. If no
   * training row lacks the value, nothing could be learned from such an input: then as {@link
   * #MEAN}.
   */
  INDICATOR;

  private static final Catalog<Missing> CATALOG =
      Catalog.of("treatment of missing values", values());

  /** Name in a POM and in a model file. */
  public String specification() {
    return Catalog.spelling(this);
  }

  /**
   * Parses a name.
   *
   * @throws IllegalArgumentException if it is unknown; the message lists all
   */
  public static Missing of(String specification) {
    return CATALOG.create(specification);
  }
}
