package dev.nnmaven.plugin.report.html;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes pictures as data URLs: {@code data:image/png;base64,...}. */
final class Png {

  /** Number of shades on each side of zero; more would be indistinguishable and take space. */
  private static final int SHADES = 24;

  private static final int ZERO = SHADES;
  private static final int NEGATIVE = 0x2a78d6;
  private static final int POSITIVE = 0xe2631a;
  private static final IndexColorModel DIVERGING = diverging();

  private Png() {}

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

  /** Encodes values from 0 to 255 in grey. */
  static String grey(PixelGrid grid) {
    return encode(
        new BufferedImage(grid.width(), grid.height(), BufferedImage.TYPE_BYTE_GRAY),
        grid,
        Math::round);
  }

  /**
   * Encodes positive and negative values in two colours.
   *
   * @param strongest absolute value shown in full colour
   */
  static String diverging(PixelGrid grid, float strongest) {
    return encode(
        new BufferedImage(grid.width(), grid.height(), BufferedImage.TYPE_BYTE_INDEXED, DIVERGING),
        grid,
        value -> ZERO + shade(value, strongest));
  }

  private static int shade(float value, float strongest) {
    if (strongest == 0) {
      return 0;
    }
    return Math.round(Math.max(-1, Math.min(1, value / strongest)) * SHADES);
  }

  private static String encode(
      BufferedImage image, PixelGrid grid, Function<Float, Integer> sample) {
    int[] samples = new int[grid.values().length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = sample.apply(grid.values()[i]);
    }
    image.getRaster().setSamples(0, 0, image.getWidth(), image.getHeight(), 0, samples);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // An explicit memory stream: ImageIO's default would create a file per picture.
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture could not be encoded", e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
