package dev.nnmaven.nn.data;

import dev.nnmaven.nn.catalog.Catalog;

/** In which order the pixels of an image become inputs. */
public enum PixelOrder {
  /** Row by row: pixel (x, y) is input y · width + x. */
  ROWS("rows"),
  /** Column by column: pixel (x, y) is input x · height + y. */
  COLUMNS("columns");

  private static final Catalog<PixelOrder> CATALOG =
      new Catalog<PixelOrder>("pixel order").add("rows", () -> ROWS).add("columns", () -> COLUMNS);

  private final String specification;

  PixelOrder(String specification) {
    this.specification = specification;
  }

  /** How it is written in a POM and in a model file. */
  public String specification() {
    return specification;
  }

  /**
   * The order of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static PixelOrder of(String specification) {
    return CATALOG.create(specification);
  }
}
