package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.image.PixelImage;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * Converts one image to bytes, row by row, and records what may be lost: colours, and shapes
 * visible by opacity only. Single use.
 */
final class PixelConversion {

  private static final int NOISE = 16; // a difference that a camera or JPEG makes
  private static final int OPAQUE = 255;

  private final BufferedImage image;
  private final int channels;
  private final int[] ground; // of each channel, times 1000
  private final byte[] pixels;
  private boolean coloured;
  private int leastAlpha = OPAQUE;
  private int mostAlpha;
  private final int[] darkest; // of each channel
  private final int[] lightest;
  private long hash;
  private long opacityHash;

  private PixelConversion(BufferedImage image, Channels channels, Background background) {
    this.image = image;
    this.channels = channels.count();
    this.ground = background.thousandths(channels);
    int size = Math.multiplyExact(image.getWidth(), image.getHeight());
    this.pixels = new byte[Math.multiplyExact(size, this.channels)];
    this.darkest = new int[this.channels];
    this.lightest = new int[this.channels];
    Arrays.fill(darkest, OPAQUE);
  }

  /** Converts an image to the rules' channels, on their background. */
  static ConvertedImage of(BufferedImage image, ImageRules rules) {
    PixelConversion conversion =
        new PixelConversion(image, rules.channelsOrGrey(), rules.backgroundOrWhite());
    if (isGrey(image)) {
      conversion.copy();
    } else {
      conversion.convert();
    }
    return conversion.result();
  }

  /**
   * Whether the raster holds grey values. Reading such an image as RGB would change them: Java
   * converts from linear light.
   */
  private static boolean isGrey(BufferedImage image) {
    return image.getColorModel() instanceof ComponentColorModel model
        && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
        && !model.isAlphaPremultiplied()
        && Arrays.stream(model.getComponentSize()).allMatch(bits -> bits >= Byte.SIZE)
        && (model.getTransferType() == DataBuffer.TYPE_BYTE
            || model.getTransferType() == DataBuffer.TYPE_USHORT);
  }

  /** Copies grey values: band 0 is grey, band 1 opacity, if there is one; eight bits of each. */
  private void copy() {
    Raster raster = image.getRaster();
    int width = image.getWidth();
    int[] bits = image.getColorModel().getComponentSize(); // a sample may have room for more
    int shift = bits[0] - Byte.SIZE;
    int alphaShift = bits[bits.length - 1] - Byte.SIZE;
    int[] grey = new int[width];
    int[] alpha = raster.getNumBands() > 1 ? new int[width] : null;
    for (int y = 0, i = 0; y < image.getHeight(); y++) {
      raster.getSamples(0, y, width, 1, 0, grey);
      if (alpha != null) {
        raster.getSamples(0, y, width, 1, 1, alpha);
      }
      for (int x = 0; x < width; x++, i++) {
        int level = grey[x] >> shift;
        put(i, level, level, level, alpha == null ? OPAQUE : alpha[x] >> alphaShift);
      }
    }
  }

  private void convert() {
    int width = image.getWidth();
    int[] row = new int[width]; // with alpha, 255 where the image has none
    for (int y = 0, i = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++, i++) {
        int alpha = row[x] >>> 24;
        int red = row[x] >> 16 & 0xff;
        int green = row[x] >> 8 & 0xff;
        int blue = row[x] & 0xff;
        coloured |= alpha > 0 && isColour(red, green, blue);
        put(i, red, green, blue, alpha);
      }
    }
  }

  private static boolean isColour(int red, int green, int blue) {
    int most = Math.max(red, Math.max(green, blue));
    return most - Math.min(red, Math.min(green, blue)) > NOISE;
  }

  private void put(int i, int red, int green, int blue, int alpha) {
    if (channels == 1) {
      put(i, 0, PixelImage.thousandths(red, green, blue), alpha);
    } else {
      put(channels * i, 0, 1000 * red, alpha);
      put(channels * i + 1, 1, 1000 * green, alpha);
      put(channels * i + 2, 2, 1000 * blue, alpha);
    }
    leastAlpha = Math.min(leastAlpha, alpha);
    mostAlpha = Math.max(mostAlpha, alpha);
    opacityHash = 31 * opacityHash + alpha;
  }

  private void put(int i, int channel, int thousandths, int alpha) {
    int level = over(thousandths, alpha, ground[channel]);
    pixels[i] = (byte) level;
    darkest[channel] = Math.min(darkest[channel], level);
    lightest[channel] = Math.max(lightest[channel], level);
    hash = 31 * hash + level;
  }

  /** Blends a channel with that of the background, both times 1000; rounded to nearest. */
  static int over(int thousandths, int alpha, int ground) {
    return (thousandths * alpha + ground * (OPAQUE - alpha) + 127_500) / 255_000;
  }

  private ConvertedImage result() {
    PixelImage converted = new PixelImage(image.getWidth(), image.getHeight(), channels, pixels);
    boolean transparent = leastAlpha < OPAQUE;
    boolean hidden = mostAlpha - leastAlpha > NOISE;
    for (int channel = 0; channel < channels; channel++) {
      hidden &= lightest[channel] - darkest[channel] <= NOISE;
    }
    return new ConvertedImage(converted, coloured, transparent, hidden, hash, opacityHash);
  }
}
