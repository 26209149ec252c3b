package dev.nnmaven.nn.image;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.SpecifiedEnum;

/**
 * How images of another size are scaled: all of an image, or a part of it, to all of the image or a
 * part of it. Stretching scales x and y independently; each new pixel is the mean of the old pixels
 * it covers, computed in integers.
 */
public enum Scaling implements SpecifiedEnum {
  /** Refuses images of another size. */
  REFUSE,
  /** Stretches the whole image. */
  STRETCH,
  /** Keeps the aspect ratio of the whole image, in the middle of the background. */
  FIT,
  /** Keeps the aspect ratio of as much of the middle of the image as fills the image. */
  FILL,
  /**
   * Stretches the bounding box of light ink, as in the letters of the sample project; also for
   * images of the right size. Ink is every pixel nearer to the lightest one than to the darkest.
   * Images without ink, whose pixels differ by less than 32 of 255 grey levels, are stretched as a
   * whole.
   */
  STRETCH_LIGHT_INK,
  /** As {@link #STRETCH_LIGHT_INK}, for ink darker than the background. */
  STRETCH_DARK_INK;

  /** Finds one by its name; of an unknown one the IllegalArgumentException lists all. */
  public static Scaling of(String specification) {
    return Catalog.of("scaling", values()).create(specification);
  }
}
