package dev.nnmaven.nn.data.image;

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
   * Images without ink, whose pixels differ by less than {@value InkBox#LEAST_CONTRAST} of 255 grey
   * levels, are stretched as a whole.
   */
  STRETCH_LIGHT_INK,
  /** As {@link #STRETCH_LIGHT_INK}, for ink darker than the background. */
  STRETCH_DARK_INK;

  /** Finds one by its name; of an unknown one the IllegalArgumentException lists all. */
  public static Scaling of(String specification) {
    return Catalog.of("scaling", values()).create(specification);
  }

  /**
   * Scales an image.
   *
   * @param size of the result
   * @param background what fills the rest, where the whole image keeps its aspect ratio
   * @throws IllegalArgumentException if this is {@link #REFUSE} and the image has another size
   */
  public PixelImage fit(PixelImage image, ImageSize size, Background background) {
    if (this == REFUSE) {
      if (!image.size().equals(size)) {
        throw new IllegalArgumentException(
            "an image of %s pixels, expected %s".formatted(image.size(), size));
      }
      return image;
    }
    if (this == FIT) {
      return placed(
          stretched(image, InkBox.whole(image), alike(image.size(), size)), size, background);
    }
    InkBox part =
        switch (this) {
          case FILL -> InkBox.middle(image, alike(size, image.size()));
          case STRETCH_LIGHT_INK, STRETCH_DARK_INK -> InkBox.of(image, this == STRETCH_LIGHT_INK);
          default -> InkBox.whole(image);
        };
    return stretched(image, part, size);
  }

  private static PixelImage stretched(PixelImage image, InkBox part, ImageSize size) {
    byte[] pixels = AreaFilter.stretch(image, part, size.width(), size.height());
    return new PixelImage(size.width(), size.height(), image.channels(), pixels);
  }

  /** Largest size with the aspect ratio of another that fits into a room, rounded to nearest. */
  private static ImageSize alike(ImageSize other, ImageSize room) {
    long byWidth = (long) room.width() * other.height(); // compares aspect ratios without division
    long byHeight = (long) room.height() * other.width();
    return byWidth <= byHeight
        ? new ImageSize(room.width(), nearest(byWidth, other.width()))
        : new ImageSize(nearest(byHeight, other.height()), room.height());
  }

  private static int nearest(long product, int divisor) {
    return (int) Math.max(1, (2 * product + divisor) / (2L * divisor));
  }

  /** An image in the middle of the background; what is left over by one is right and below. */
  private static PixelImage placed(PixelImage image, ImageSize size, Background background) {
    int channels = image.channels();
    int[] levels = background.levels(channels == 1 ? Channels.GREY : Channels.RGB);
    byte[] pixels = new byte[size.width() * size.height() * channels];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) levels[i % channels];
    }
    int left = (size.width() - image.width()) / 2;
    int top = (size.height() - image.height()) / 2;
    int line = image.width() * channels;
    for (int y = 0; y < image.height(); y++) {
      int to = ((top + y) * size.width() + left) * channels;
      System.arraycopy(image.pixels(), y * line, pixels, to, line);
    }
    return new PixelImage(size.width(), size.height(), channels, pixels);
  }
}
