package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.SpecifiedEnum;

/** Policy for files that are no image or have the wrong size. */
public enum UnreadableImages implements SpecifiedEnum {
  /** Fail, naming all of them. */
  FAIL,
  /** Skip them, naming them in a warning. */
  SKIP;

  /** Finds one by its name; of an unknown one the IllegalArgumentException lists all. */
  public static UnreadableImages of(String specification) {
    return Catalog.of("value", values()).create(specification);
  }
}
