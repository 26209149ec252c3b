package dev.nnmaven.nn.data;

import dev.nnmaven.nn.catalog.Catalog;

/** What happens to files that are no image, or one of the wrong size. */
public enum UnreadableImages {
  /** The data set is refused; every one of them is named. */
  FAIL,
  /** They are left out, and named in a warning. */
  SKIP;

  private static final Catalog<UnreadableImages> CATALOG =
      new Catalog<UnreadableImages>("value").add("fail", () -> FAIL).add("skip", () -> SKIP);

  /**
   * The value of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static UnreadableImages of(String specification) {
    return CATALOG.create(specification);
  }
}
