package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.text.Illegal;

/** Scales images, as a {@link Scaling} says. */
final class Fitting {

  private Fitting() {}

  /**
   * Scales an image.
   *
   * @param size of the result
   * @param background what fills the rest, where the whole image keeps its aspect ratio
   * @throws IllegalArgumentException if it must not be scaled and the image has another size
   */
  static PixelImage fit(Scaling scaling, PixelImage image, ImageSize size, Background background) {
    ImageSize own = ImageSize.of(image);
    if (scaling == Scaling.REFUSE) {
      if (!own.equals(size)) {
        throw Illegal.argument("an image of %s pixels, expected %s", own, size);
      }
      return image;
    }
    if (scaling == Scaling.FIT) {
      return placed(stretched(image, InkBox.whole(image), alike(own, size)), size, background);
    }
    InkBox part =
        switch (scaling) {
          case FILL -> InkBox.middle(image, alike(size, own));
          case STRETCH_LIGHT_INK, STRETCH_DARK_INK ->
              InkBox.of(image, scaling == Scaling.STRETCH_LIGHT_INK);
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
    int[] levels = background.levels(channels == 1 ? Channels.GRAY : Channels.RGB);
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
