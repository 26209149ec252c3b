package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Illegal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Preprocessing of images.
 *
 * @param width of an image in pixels
 * @param height of an image in pixels
 * @param channels of a pixel
 * @param standardization what the normalization found in the training images; see {@link
 *     Normalization#fit}
 * @param scaling how images of another size are scaled
 * @param background colour behind transparent pixels
 */
public record ImagePreprocessing(
    int width,
    int height,
    Channels channels,
    Normalization normalization,
    List<Standardization> standardization,
    PixelOrder pixelOrder,
    Scaling scaling,
    Background background)
    implements Preprocessing {

  /** Kind of preprocessing in a model file. */
  public static final String KIND = "image";

  /** Name of the list of means of channels in a model file. */
  public static final String MEANS = "channels.mean";

  /** Name of the list of standard deviations of channels in a model file. */
  public static final String DEVIATIONS = "channels.deviation";

  public static final Normalization DEFAULT_NORMALIZATION = Normalization.SCALE;

  public static final PixelOrder DEFAULT_PIXEL_ORDER = PixelOrder.ROWS;

  /**
   * Throws IllegalArgumentException if an image would have no pixels, or more than an array can
   * hold, or the standardization is not of as many channels as the normalization needs.
   */
  public ImagePreprocessing {
    standardization = List.copyOf(standardization);
    if (width < 1 || height < 1 || (double) width * height * channels.count() > Integer.MAX_VALUE) {
      throw Illegal.argument(
          "an image needs a size between 1 x 1 and 2^31 pixels, found %s x %s", width, height);
    }
    int fitted = normalization == Normalization.STANDARDIZE ? channels.count() : 0;
    if (standardization.size() != fitted) {
      throw Illegal.argument(
          "normalization %s of %s pixels needs means and deviations of %s channels, found %s",
          normalization.specification(), channels.specification(), fitted, standardization.size());
    }
  }

  /** Creates preprocessing of grey images with defaults: no scaling, on white. */
  public ImagePreprocessing(int width, int height) {
    this(width, height, DEFAULT_NORMALIZATION, DEFAULT_PIXEL_ORDER);
  }

  /** Creates preprocessing of grey images without scaling, on white. */
  public ImagePreprocessing(
      int width, int height, Normalization normalization, PixelOrder pixelOrder) {
    this(
        width,
        height,
        Channels.GRAY,
        normalization,
        List.of(),
        pixelOrder,
        Scaling.REFUSE,
        Background.WHITE);
  }

  /** Rules for images: size, channels, scaling and background. */
  public ImageRules images() {
    return new ImageRules(
        Optional.of(new ImageSize(width, height)),
        Optional.of(channels),
        scaling,
        Optional.of(background));
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** Channels, scaling and background are left out where they are grey or the default. */
  @Override
  public SortedMap<String, String> settings() {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("width", Integer.toString(width));
    settings.put("height", Integer.toString(height));
    if (channels != Channels.GRAY) {
      settings.put("color", channels.specification());
    }
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

  /** Means and deviations of channels, if there are some. */
  @Override
  public SortedMap<String, List<String>> lists() {
    SortedMap<String, List<String>> lists = new TreeMap<>();
    if (!standardization.isEmpty()) {
      lists.put(
          MEANS, standardization.stream().map(channel -> FloatText.of(channel.mean())).toList());
      lists.put(
          DEVIATIONS,
          standardization.stream().map(channel -> FloatText.of(channel.deviation())).toList());
    }
    return lists;
  }

  @Override
  public int inputs() {
    return width * height * channels.count();
  }

  /** What makes its inputs: {@code 4 x 3 = 12 pixels}. */
  public String inputsInWords() {
    return channels == Channels.GRAY
        ? "%s x %s = %s pixels".formatted(width, height, inputs())
        : "%s x %s pixels of %s colors = %s inputs"
            .formatted(width, height, channels.count(), inputs());
  }

  /** {height, width, channels}; column by column it is an image that lies on its side. */
  @Override
  public int[] shape() {
    return pixelOrder == PixelOrder.ROWS
        ? new int[] {height, width, channels.count()}
        : new int[] {width, height, channels.count()};
  }

  /** Index of the input that a channel of a pixel becomes. */
  public int input(int x, int y, int channel) {
    int pixel = pixelOrder == PixelOrder.ROWS ? y * width + x : x * height + y;
    return pixel * channels.count() + channel;
  }

  /**
   * Writes an image's inputs to {@code destination}, starting at {@code from}.
   *
   * @param pixels [height][width][channels], one unsigned byte each
   */
  public void load(byte[] pixels, float[] destination, int from) {
    boolean rows = pixelOrder == PixelOrder.ROWS;
    normalization.load(rows ? pixels : byColumns(pixels), standardization, destination, from);
  }

  private byte[] byColumns(byte[] pixels) {
    byte[] columns = new byte[pixels.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels.count(); c++) {
          columns[input(x, y, c)] = pixels[(y * width + x) * channels.count() + c];
        }
      }
    }
    return columns;
  }
}
