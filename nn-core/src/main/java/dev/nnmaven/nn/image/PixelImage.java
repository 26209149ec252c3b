package dev.nnmaven.nn.image;

import dev.nnmaven.nn.text.Illegal;

/**
 * An image of one byte a channel: the form of every image in training and inference. Immutable by
 * convention: do not modify its pixels.
 *
 * @param width in pixels
 * @param height in pixels
 * @param channels of a pixel: 1 grey, or 3 red, green and blue
 * @param pixels [height][width][channels], 0 black to 255 white; the image's own, not a copy
 */
public record PixelImage(int width, int height, int channels, byte[] pixels) {

  /**
   * Throws IllegalArgumentException if there are no pixels, not width times height times channels
   * bytes of them, or channels are neither 1 nor 3.
   */
  public PixelImage {
    boolean known = channels == 1 || channels == 3;
    if (width < 1 || height < 1 || !known || (long) width * height * channels != pixels.length) {
      throw Illegal.argument(
          "an image of %s x %s%s cannot have %s %s",
          width,
          height,
          channels == 1 ? "" : " x " + channels,
          pixels.length,
          channels == 1 ? "pixels" : "bytes");
    }
  }

  /** A grey image: pixels are [height][width]. */
  public PixelImage(int width, int height, byte[] pixels) {
    this(width, height, 1, pixels);
  }

  /** Grey level of a pixel, 0 to 255: of colours ITU-R BT.601, rounded to nearest. */
  public int level(int pixel) {
    int i = pixel * channels;
    if (channels == 1) {
      return Byte.toUnsignedInt(pixels[i]);
    }
    int thousandths = thousandths(pixels[i] & 0xff, pixels[i + 1] & 0xff, pixels[i + 2] & 0xff);
    return (thousandths + 500) / 1000;
  }

  /** Luminance of a colour by ITU-R BT.601, times 1000: 299 R + 587 G + 114 B. */
  public static int thousandths(int red, int green, int blue) {
    return 299 * red + 587 * green + 114 * blue;
  }
}
