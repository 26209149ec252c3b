package dev.nnmaven.nn.data;

import java.util.Optional;

/**
 * How an image becomes the inputs of a network. A model carries it, so that what it is given later
 * is prepared as what it was trained on.
 *
 * @param width of an image in pixels
 * @param height of an image in pixels
 * @param scaling what becomes of a picture of another size
 * @param background what transparent pixels of a picture are laid on
 */
public record Preprocessing(
    int width,
    int height,
    Normalization normalization,
    PixelOrder pixelOrder,
    Scaling scaling,
    Background background) {

  /** The normalization where none is given. */
  public static final Normalization DEFAULT_NORMALIZATION = Normalization.SCALE;

  /** The pixel order where none is given. */
  public static final PixelOrder DEFAULT_PIXEL_ORDER = PixelOrder.ROWS;

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if an image would have no pixels, or more than an array holds
   */
  public Preprocessing {
    if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "an image needs a size between 1 x 1 and 2^31 pixels, found %d x %d"
              .formatted(width, height));
    }
  }

  /** For pictures that have the right size, on white. */
  public Preprocessing(int width, int height, Normalization normalization, PixelOrder pixelOrder) {
    this(width, height, normalization, pixelOrder, Scaling.REFUSE, Background.WHITE);
  }

  /** How a picture becomes an image of this size. */
  public PictureRules pictures() {
    return new PictureRules(Optional.of(new ImageSize(width, height)), scaling, background);
  }

  /** Number of inputs that an image becomes. */
  public int inputs() {
    return width * height;
  }

  /** What {@link #load} divides the pixels of a given image by. */
  public float divisor(byte[] pixels) {
    return normalization.divisor(pixels);
  }

  /**
   * Writes an image's inputs to {@code destination}, from {@code from} on.
   *
   * @param pixels one unsigned byte each, row by row
   */
  public void load(byte[] pixels, float[] destination, int from) {
    float divisor = divisor(pixels);
    if (pixelOrder == PixelOrder.ROWS) {
      for (int i = 0; i < pixels.length; i++) {
        destination[from + i] = Byte.toUnsignedInt(pixels[i]) / divisor;
      }
      return;
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        destination[from + x * height + y] = Byte.toUnsignedInt(pixels[y * width + x]) / divisor;
      }
    }
  }
}
