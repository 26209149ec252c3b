package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.data.Preprocessing;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Preprocessing of images.
 *
 * @param width of an image in pixels
 * @param height of an image in pixels
 * @param scaling how pictures of another size are scaled
 * @param background colour behind transparent pixels
 */
public record ImagePreprocessing(
    int width,
    int height,
    Normalization normalization,
    PixelOrder pixelOrder,
    Scaling scaling,
    Background background)
    implements Preprocessing {

  /** Kind of preprocessing in a model file. */
  public static final String KIND = "image";

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
  public ImagePreprocessing {
    if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "an image needs a size between 1 x 1 and 2^31 pixels, found %s x %s"
              .formatted(width, height));
    }
  }

  /** Creates preprocessing with defaults: no scaling, on white. */
  public ImagePreprocessing(int width, int height) {
    this(width, height, DEFAULT_NORMALIZATION, DEFAULT_PIXEL_ORDER);
  }

  /** Creates preprocessing without scaling, on white. */
  public ImagePreprocessing(
      int width, int height, Normalization normalization, PixelOrder pixelOrder) {
    this(width, height, normalization, pixelOrder, Scaling.REFUSE, Background.WHITE);
  }

  /** Rules for pictures: size, scaling and background. */
  public PictureRules pictures() {
    return new PictureRules(Optional.of(new ImageSize(width, height)), scaling, background);
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** Scaling and background are left out where they are the default. */
  @Override
  public SortedMap<String, String> settings() {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("width", Integer.toString(width));
    settings.put("height", Integer.toString(height));
    settings.put("normalization", normalization.specification());
    settings.put("pixelOrder", pixelOrder.specification());
    if (scaling != Scaling.REFUSE) {
      settings.put("scaling", scaling.specification());
    }
    if (!background.equals(Background.WHITE)) {
      settings.put("background", background.specification());
    }
    return settings;
  }

  @Override
  public int inputs() {
    return width * height;
  }

  @Override
  public int[] shape() {
    return new int[] {height, width, 1};
  }

  /**
   * Writes an image's inputs to {@code destination}, starting at {@code from}.
   *
   * @param pixels one unsigned byte each, row by row
   */
  public void load(byte[] pixels, float[] destination, int from) {
    boolean rows = pixelOrder == PixelOrder.ROWS;
    normalization.load(rows ? pixels : byColumns(pixels), destination, from);
  }

  private byte[] byColumns(byte[] pixels) {
    byte[] columns = new byte[pixels.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        columns[x * height + y] = pixels[y * width + x];
      }
    }
    return columns;
  }
}
