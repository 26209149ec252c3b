package dev.nnmaven.nn.data.image;

import java.util.Optional;

/**
 * Preprocessing: how an image becomes inputs of a network. Stored in the model file, so that
 * pictures are prepared in inference as in training.
 *
 * @param width of an image in pixels
 * @param height of an image in pixels
 * @param scaling how pictures of another size are scaled
 * @param background colour behind transparent pixels
 */
public record Preprocessing(
    int width,
    int height,
    Normalization normalization,
    PixelOrder pixelOrder,
    Scaling scaling,
    Background background) {

  /** Default normalization. */
  public static final Normalization DEFAULT_NORMALIZATION = Normalization.SCALE;

  /** Default pixel order. */
  public static final PixelOrder DEFAULT_PIXEL_ORDER = PixelOrder.ROWS;

  /**
   * Validates the size.
   *
   * @throws IllegalArgumentException if an image would have no pixels, or more than an array can
   *     hold
   */
  public Preprocessing {
    if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "an image needs a size between 1 x 1 and 2^31 pixels, found %d x %d"
              .formatted(width, height));
    }
  }

  /** Creates preprocessing without scaling, on white. */
  public Preprocessing(int width, int height, Normalization normalization, PixelOrder pixelOrder) {
    this(width, height, normalization, pixelOrder, Scaling.REFUSE, Background.WHITE);
  }

  /** Rules for pictures: size, scaling and background. */
  public PictureRules pictures() {
    return new PictureRules(Optional.of(new ImageSize(width, height)), scaling, background);
  }

  /** Number of inputs. */
  public int inputs() {
    return width * height;
  }

  /** Divisor that {@link #load} uses for the pixels of an image. */
  public float divisor(byte[] pixels) {
    return normalization.divisor(pixels);
  }

  /**
   * Writes an image's inputs to {@code destination}, starting at {@code from}.
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
