package dev.nnmaven.nn.data.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/**
 * Converts one picture to grey, row by row, and records what is lost: colours, and shapes visible
 * by opacity only. Single use.
 */
final class GreyPixels {

  /**
   * A picture in grey, and what it lost.
   *
   * @param coloured whether red, green and blue of a visible pixel differ by more than {@value
   *     #NOISE}
   * @param transparent whether some pixels are not opaque
   * @param hidden whether its pixels differ in opacity by more than {@value #NOISE}, and in grey,
   *     drawn on the background, by no more: a shape drawn by opacity, in the background's colour
   * @param greyHash hash of the grey pixels
   * @param opacityHash hash of the opacities
   */
  record Result(
      GreyImage image,
      boolean coloured,
      boolean transparent,
      boolean hidden,
      long greyHash,
      long opacityHash) {

    /** The same of another size. */
    Result with(GreyImage scaled) {
      return new Result(scaled, coloured, transparent, hidden, greyHash, opacityHash);
    }
  }

  private static final int NOISE = 16; // a difference that a camera or JPEG makes
  private static final int OPAQUE = 255;

  private final BufferedImage image;
  private final int ground;
  private final byte[] pixels;
  private boolean coloured;
  private int leastAlpha = OPAQUE;
  private int mostAlpha;
  private int darkest = 255;
  private int lightest;
  private long greyHash;
  private long opacityHash;

  private GreyPixels(BufferedImage image, Background background) {
    this.image = image;
    this.ground = background.thousandths();
    this.pixels = new byte[Math.multiplyExact(image.getWidth(), image.getHeight())];
  }

  /** Converts a picture to grey. */
  static Result of(BufferedImage image, Background background) {
    GreyPixels grey = new GreyPixels(image, background);
    if (isGrey(image)) {
      grey.copy();
    } else {
      grey.convert();
    }
    return grey.result();
  }

  /** Result for a picture that was grey and opaque. */
  static Result plain(GreyImage image) {
    return new Result(image, false, false, false, 0, 0);
  }

  /**
   * Whether the raster holds grey values. Reading such an image as RGB would change them: Java
   * converts from linear light.
   */
  private static boolean isGrey(BufferedImage image) {
    return image.getColorModel() instanceof ComponentColorModel model
        && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
        && !model.isAlphaPremultiplied()
        && model.getComponentSize(0) >= Byte.SIZE
        && (model.getTransferType() == DataBuffer.TYPE_BYTE
            || model.getTransferType() == DataBuffer.TYPE_USHORT);
  }

  /** Copies grey values: band 0 is grey, band 1 opacity, if there is one; eight bits of each. */
  private void copy() {
    Raster raster = image.getRaster();
    int width = image.getWidth();
    int shift = raster.getSampleModel().getSampleSize(0) - Byte.SIZE;
    int[] grey = new int[width];
    int[] alpha = raster.getNumBands() > 1 ? new int[width] : null;
    for (int y = 0, i = 0; y < image.getHeight(); y++) {
      raster.getSamples(0, y, width, 1, 0, grey);
      if (alpha != null) {
        raster.getSamples(0, y, width, 1, 1, alpha);
      }
      for (int x = 0; x < width; x++, i++) {
        put(i, 1000 * (grey[x] >> shift), alpha == null ? OPAQUE : alpha[x] >> shift);
      }
    }
  }

  private void convert() {
    int width = image.getWidth();
    int[] row = new int[width]; // with alpha, 255 where the picture has none
    for (int y = 0, i = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++, i++) {
        int alpha = row[x] >>> 24;
        coloured |= alpha > 0 && isColour(row[x]);
        put(i, thousandths(row[x]), alpha);
      }
    }
  }

  private static boolean isColour(int rgb) {
    int red = rgb >> 16 & 0xff;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    int most = Math.max(red, Math.max(green, blue));
    return most - Math.min(red, Math.min(green, blue)) > NOISE;
  }

  private void put(int i, int thousandths, int alpha) {
    int grey = over(thousandths, alpha, ground);
    pixels[i] = (byte) grey;
    leastAlpha = Math.min(leastAlpha, alpha);
    mostAlpha = Math.max(mostAlpha, alpha);
    darkest = Math.min(darkest, grey);
    lightest = Math.max(lightest, grey);
    greyHash = 31 * greyHash + grey;
    opacityHash = 31 * opacityHash + alpha;
  }

  /** Luminance (ITU-R BT.601), times 1000. */
  static int thousandths(int rgb) {
    return 299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff);
  }

  /** Blends a grey value with the background, both times 1000; rounded to nearest. */
  static int over(int thousandths, int alpha, int ground) {
    return (thousandths * alpha + ground * (OPAQUE - alpha) + 127_500) / 255_000;
  }

  private Result result() {
    GreyImage grey = new GreyImage(image.getWidth(), image.getHeight(), pixels);
    boolean transparent = leastAlpha < OPAQUE;
    boolean hidden = lightest - darkest <= NOISE && mostAlpha - leastAlpha > NOISE;
    return new Result(grey, coloured, transparent, hidden, greyHash, opacityHash);
  }
}
