package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.SpecifiedEnum;

/** How a missing value is treated. */
public enum Missing implements SpecifiedEnum {
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
  INDICATOR,
  /**
   * The training rows decide for each column: {@link #INDICATOR} if at least {@value #FEWEST} of
   * them, and at least one in {@value #ONE_IN}, lack the value, so that there is enough to learn
   * from; else {@link #MEAN}.
   */
  AUTO;

  private static final int FEWEST = 5;
  private static final int ONE_IN = 100;

  /**
   * What it comes to with training rows.
   *
   * @param missing number of rows that lack the value
   * @param rows number of all
   */
  Missing fitted(int missing, int rows) {
    return switch (this) {
      case REFUSE, MEAN -> this;
      case INDICATOR -> missing > 0 ? INDICATOR : MEAN;
      case AUTO -> missing >= FEWEST && (long) ONE_IN * missing >= rows ? INDICATOR : MEAN;
    };
  }

  /** Finds one by its name; of an unknown one the IllegalArgumentException lists all. */
  public static Missing of(String specification) {
    return Catalog.of("treatment of missing values", values()).create(specification);
  }
}
