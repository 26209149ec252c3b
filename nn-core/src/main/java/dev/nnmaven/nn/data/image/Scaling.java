package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.catalog.Catalog;

/**
 * How pictures of another size are scaled. Stretching scales x and y independently to fill the
 * image; each new pixel is the mean of the old pixels it covers, computed in integers.
 */
public enum Scaling {
  /** Refuses pictures of another size. */
  REFUSE,
  /** Stretches the whole picture. */
  STRETCH,
  /**
   * Stretches the bounding box of light ink, as in the letters of the sample project; also for
   * pictures of the right size. Ink is every pixel nearer to the lightest one than to the darkest.
   * Pictures without ink, whose pixels differ by less than {@value InkBox#LEAST_CONTRAST} of 255
   * grey levels, are stretched as a whole.
   */
  STRETCH_LIGHT_INK,
  /** As {@link #STRETCH_LIGHT_INK}, for ink darker than the background. */
  STRETCH_DARK_INK;

  private static final Catalog<Scaling> CATALOG = Catalog.of("scaling", values());

  /** Name in a POM and in a model file. */
  public String specification() {
    return Catalog.spelling(this);
  }

  /**
   * Parses a name.
   *
   * @throws IllegalArgumentException if it is unknown; the message lists all
   */
  public static Scaling of(String specification) {
    return CATALOG.create(specification);
  }

  /**
   * Scales a picture.
   *
   * @param size of the result
   * @throws IllegalArgumentException if this is {@link #REFUSE} and the picture has another size
   */
  public GreyImage fit(GreyImage image, ImageSize size) {
    if (this == REFUSE) {
      if (!image.size().equals(size)) {
        throw new IllegalArgumentException(
            "a picture of %s pixels, expected %s".formatted(image.size(), size));
      }
      return image;
    }
    InkBox part =
        this == STRETCH ? InkBox.whole(image) : InkBox.of(image, this == STRETCH_LIGHT_INK);
    return new GreyImage(
        size.width(), size.height(), AreaFilter.stretch(image, part, size.width(), size.height()));
  }
}
