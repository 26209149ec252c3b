package dev.nnmaven.nn.data;

/**
 * How a picture becomes the inputs of a network. A model carries it, so that what it is given later
 * is prepared as what it was trained on.
 *
 * @param width of a picture in pixels
 * @param height of a picture in pixels
 */
public record Preprocessing(
    int width, int height, Normalization normalization, PixelOrder pixelOrder) {

  /** The normalization where none is given. */
  public static final Normalization DEFAULT_NORMALIZATION = Normalization.SCALE;

  /** The pixel order where none is given. */
  public static final PixelOrder DEFAULT_PIXEL_ORDER = PixelOrder.ROWS;

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if a picture would have no pixels, or more than an array holds
   */
  public Preprocessing {
    if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a picture needs a size between 1 x 1 and 2^31 pixels, found %d x %d"
              .formatted(width, height));
    }
  }

  /** Number of inputs that a picture becomes. */
  public int inputs() {
    return width * height;
  }

  /**
   * Writes a picture's inputs to {@code destination}, from {@code from} on.
   *
   * @param pixels one unsigned byte each, row by row
   */
  public void load(byte[] pixels, float[] destination, int from) {
    float[] table = normalization.table(pixels);
    if (pixelOrder == PixelOrder.ROWS) {
      for (int i = 0; i < pixels.length; i++) {
        destination[from + i] = table[Byte.toUnsignedInt(pixels[i])];
      }
      return;
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        destination[from + x * height + y] = table[Byte.toUnsignedInt(pixels[y * width + x])];
      }
    }
  }
}
