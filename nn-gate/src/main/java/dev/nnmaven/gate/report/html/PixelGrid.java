package dev.nnmaven.gate.report.html;

import dev.nnmaven.nn.image.PixelImage;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A rectangle of values, drawn as a PNG.
 *
 * @param channels 1, or 3 for red, green and blue
 * @param values [height][width][channels]
 */
public record PixelGrid(int width, int height, int channels, float[] values) {

  /** Number of shades on each side of zero; more would be indistinguishable and take space. */
  private static final int SHADES = 24;

  private static final float MIDDLE = 127.5f; // grey
  private static final float MOST_TINT = 0.75f; // so that the image is seen under it
  private static final float DARKEST = 48; // so that tints are seen on black
  private static final int ZERO = SHADES;
  private static final int NEGATIVE = 0x2a78d6;
  private static final int POSITIVE = 0xe2631a;
  private static final IndexColorModel DIVERGING = diverging();

  /** Creates a grid from the pixels of an image, 0 to 255. */
  public static PixelGrid of(PixelImage image) {
    int row = image.width() * image.channels();
    return of(
        image.width(),
        image.height(),
        image.channels(),
        (x, y, c) -> Byte.toUnsignedInt(image.pixels()[y * row + x * image.channels() + c]));
  }

  /** The image itself, no side of which is longer. */
  public static String shown(PixelImage image, int longestSide) {
    return of(image).shrunk(longestSide).image();
  }

  /**
   * An image in grey with positive and negative values over it, in two colours.
   *
   * @param signed a value for each pixel
   * @param strongest absolute value shown in full colour
   */
  public static String tinted(PixelImage image, int longestSide, Values signed, float strongest) {
    int width = image.width();
    int height = image.height();
    return of(width, height, 1, (x, y, c) -> image.level(y * width + x))
        .shrunk(longestSide)
        .tinted(of(width, height, 1, signed).shrunk(longestSide), strongest);
  }

  /** Value of a channel of a pixel. */
  @FunctionalInterface
  public interface Values {
    float at(int x, int y, int channel);
  }

  /** Creates a grid, pixel by pixel. */
  public static PixelGrid of(int width, int height, int channels, Values values) {
    float[] all = new float[width * height * channels];
    for (int i = 0; i < all.length; i++) {
      int pixel = i / channels;
      all[i] = values.at(pixel % width, pixel / width, i % channels);
    }
    return new PixelGrid(width, height, channels, all);
  }

  DoubleStream stream() {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
  }

  /** Downscales by averaging, so that no side is longer than the given number of pixels. */
  public PixelGrid shrunk(int longestSide) {
    int longest = Math.max(width, height);
    if (longest <= longestSide) {
      return this;
    }
    int w = Math.max(1, (int) ((long) width * longestSide / longest));
    int h = Math.max(1, (int) ((long) height * longestSide / longest));
    return of(
        w,
        h,
        channels,
        (x, y, c) ->
            mean(
                c,
                edge(x, w, width),
                edge(x + 1, w, width),
                edge(y, h, height),
                edge(y + 1, h, height)));
  }

  private static int edge(int index, int parts, int length) {
    return (int) ((long) index * length / parts);
  }

  private float mean(int channel, int left, int right, int top, int bottom) {
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += values[(y * width + x) * channels + channel];
      }
    }
    return (float) (sum / ((double) (right - left) * (bottom - top)));
  }

  /**
   * Diverging palette of two colours with opacity: the larger a weight, the more opaque. So zero is
   * neutral on light and dark pages.
   */
  private static IndexColorModel diverging() {
    int[] colours = new int[2 * SHADES + 1];
    for (int shade = 1; shade <= SHADES; shade++) {
      int alpha = (255 * shade / SHADES) << 24;
      colours[ZERO - shade] = alpha | NEGATIVE;
      colours[ZERO + shade] = alpha | POSITIVE;
    }
    return new IndexColorModel(
        Byte.SIZE, colours.length, colours, 0, true, -1, DataBuffer.TYPE_BYTE);
  }

  /** Encodes values from 0 to 255, as {@code data:image/png;base64,...}. */
  public String image() {
    int type = channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
    return encode(new BufferedImage(width, height, type), Math::round);
  }

  /**
   * Encodes positive and negative values: of one channel in two colours; of three as light around
   * middle grey, brighter where they are positive.
   *
   * @param strongest absolute value shown in full colour
   */
  String signed(float strongest) {
    return channels == 1
        ? encode(
            new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, DIVERGING),
            value -> ZERO + Math.round(share(value, strongest) * SHADES))
        : encode(
            new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB),
            value -> Math.round(MIDDLE + MIDDLE * share(value, strongest)));
  }

  /** Encodes grey values from 0 to 255 with others of the same size over them. */
  String tinted(PixelGrid signed, float strongest) {
    return of(width, height, 3, (x, y, c) -> tinted(y * width + x, c, signed, strongest)).image();
  }

  private float tinted(int pixel, int channel, PixelGrid signed, float strongest) {
    float share = share(signed.values[pixel], strongest);
    int colour = (share < 0 ? NEGATIVE : POSITIVE) >> (16 - 8 * channel) & 0xff;
    float grey = DARKEST + values[pixel] * (1 - DARKEST / (2 * MIDDLE));
    return grey + (colour - grey) * MOST_TINT * Math.abs(share);
  }

  /** From -1 to 1. */
  private static float share(float value, float strongest) {
    return strongest == 0 ? 0 : Math.max(-1, Math.min(1, value / strongest));
  }

  private String encode(BufferedImage image, Function<Float, Integer> sample) {
    int[] samples = IntStream.range(0, values.length).map(i -> sample.apply(values[i])).toArray();
    image.getRaster().setPixels(0, 0, width, height, samples);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // An explicit memory stream: ImageIO's default would create a file per image.
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("an image could not be encoded", e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
