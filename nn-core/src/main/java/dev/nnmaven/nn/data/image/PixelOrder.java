package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.SpecifiedEnum;

/** Order in which the pixels of an image become inputs. */
public enum PixelOrder implements SpecifiedEnum {
  /**
   * Row by row: pixel (x, y) is input y · width + x; of colours, three inputs from 3 times that.
   */
  ROWS,
  /** Column by column: pixel (x, y) is input x · height + y. */
  COLUMNS;

  /** Finds one by its name; of an unknown one the IllegalArgumentException lists all. */
  public static PixelOrder of(String specification) {
    return Catalog.of("pixel order", values()).create(specification);
  }
}
