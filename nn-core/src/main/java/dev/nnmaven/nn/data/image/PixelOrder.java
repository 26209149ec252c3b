package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.catalog.Catalog;

/** Order in which the pixels of an image become inputs. */
public enum PixelOrder {
  /**
   * Row by row: pixel (x, y) is input y · width + x; of colours, three inputs from 3 times that.
   */
  ROWS,
  /** Column by column: pixel (x, y) is input x · height + y. */
  COLUMNS;

  private static final Catalog<PixelOrder> CATALOG = Catalog.of("pixel order", values());

  /** Name in a POM and in a model file. */
  public String specification() {
    return Catalog.spelling(this);
  }

  /**
   * Parses a name.
   *
   * @throws IllegalArgumentException if it is unknown; the message lists all
   */
  public static PixelOrder of(String specification) {
    return CATALOG.create(specification);
  }
}
