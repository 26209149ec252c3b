package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.SpecifiedEnum;

/** Channels of a pixel, one byte each: a grey level, or red, green and blue. */
public enum Channels implements SpecifiedEnum {
  /** One: 0 black to 255 white. Colours become 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601). */
  GRAY(1),
  /** Three: red, green and blue, as the file has them. Grey levels become three equal ones. */
  RGB(3);

  private final int count;

  Channels(int count) {
    this.count = count;
  }

  /** How many there are: 1 or 3. */
  public int count() {
    return count;
  }

  /** Finds one by its name; of an unknown one the IllegalArgumentException lists all. */
  public static Channels of(String specification) {
    return Catalog.of("color", values()).create(specification);
  }
}
