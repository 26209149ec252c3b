package dev.nnmaven.nn.data;

import dev.nnmaven.nn.catalog.Catalog;

/**
 * What becomes of a picture that has not the size that a network takes. Whatever is stretched is
 * shrunk or enlarged in x and in y, each by its own factor, until it fills the image; each new
 * pixel is the mean of what it covers, computed in integers.
 */
public enum Scaling {
  /** It is refused. */
  REFUSE("refuse"),
  /** The whole picture is stretched. */
  STRETCH("stretch"),
  /**
   * The smallest box that holds all that is lighter than the background is stretched, as the
   * letters of this project were made; so is a picture that has the right size already. Ink is what
   * is nearer to the lightest pixel than to the darkest. A picture without ink, whose pixels differ
   * by less than {@value InkBox#LEAST_CONTRAST} of 255 grey levels, is stretched as a whole.
   */
  STRETCH_LIGHT_INK("stretchLightInk"),
  /** As {@link #STRETCH_LIGHT_INK}, with ink that is darker than the background. */
  STRETCH_DARK_INK("stretchDarkInk");

  private static final Catalog<Scaling> CATALOG =
      new Catalog<Scaling>("scaling")
          .add("refuse", () -> REFUSE)
          .add("stretch", () -> STRETCH)
          .add("stretchLightInk", () -> STRETCH_LIGHT_INK, "stretch_light_ink")
          .add("stretchDarkInk", () -> STRETCH_DARK_INK, "stretch_dark_ink");

  private final String specification;

  Scaling(String specification) {
    this.specification = specification;
  }

  /** How it is written in a POM and in a model file. */
  public String specification() {
    return specification;
  }

  /**
   * The scaling of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static Scaling of(String specification) {
    return CATALOG.create(specification);
  }

  /**
   * A picture in another size.
   *
   * @param size of the result
   * @throws IllegalArgumentException if it is {@link #REFUSE}, and the picture has another size
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
