package dev.nnmaven.nn.data;

import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An image in grey, one byte a pixel: how this project sees every picture, while training and
 * after. Immutable by agreement: nobody changes its pixels.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pixels row by row, 0 black to 255 white
 */
public record GreyImage(int width, int height, byte[] pixels) {

  /** The most pixels that an image file may have, and so the most that its decoding can take. */
  public static final int MOST_PIXELS = 1 << 24;

  /** An encoded image has a few bytes a pixel at most; a larger file is not read. */
  static final int MOST_BYTES = 8 * MOST_PIXELS;

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if there are no pixels, or not width times height of them
   */
  public GreyImage {
    if (width < 1 || height < 1 || (long) width * height != pixels.length) {
      throw new IllegalArgumentException(
          "an image of %d x %d cannot have %d pixels".formatted(width, height, pixels.length));
    }
  }

  /**
   * Reads and decodes an image file, as {@link #decode}.
   *
   * @throws IOException if it cannot be read or is not an image; the message names the file
   */
  public static GreyImage read(Path file) throws IOException {
    try {
      return decode(RegularFile.read(file, MOST_BYTES));
    } catch (IOException e) {
      throw new IOException(file + ": " + FileProblem.reason(e), e);
    }
  }

  /**
   * Decodes a PNG, JPEG, GIF (its first frame) or BMP file.
   *
   * @param file its bytes
   * @throws IOException if it is none of these, damaged, or of more than {@link #MOST_PIXELS}; the
   *     message says which
   */
  public static GreyImage decode(byte[] file) throws IOException {
    try (ImageDecoder decoder = new ImageDecoder()) {
      return decoder.decode(file);
    }
  }

  /**
   * A picture in grey. Grey ones are taken as they are; of others, 0.299 R + 0.587 G + 0.114 B
   * (ITU-R BT.601). What is transparent is laid over white.
   */
  public static GreyImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] pixels = new byte[width * height];
    if (isGrey(image)) {
      copyGrey(image.getRaster(), pixels);
    } else {
      int[] row = new int[width];
      for (int y = 0; y < height; y++) {
        image.getRGB(0, y, width, 1, row, 0, width);
        for (int x = 0; x < width; x++) {
          pixels[y * width + x] = (byte) luminance(row[x]);
        }
      }
    }
    return new GreyImage(width, height, pixels);
  }

  /**
   * Whether the samples are grey values already. Asking such an image for RGB would not give them
   * back: Java converts them from linear light.
   */
  private static boolean isGrey(BufferedImage image) {
    return image.getColorModel() instanceof ComponentColorModel model
        && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
        && !model.isAlphaPremultiplied()
        && model.getComponentSize(0) >= Byte.SIZE
        && (model.getTransferType() == DataBuffer.TYPE_BYTE
            || model.getTransferType() == DataBuffer.TYPE_USHORT);
  }

  /** Band 0 is grey; band 1, if there is one, how opaque it is. Eight bits of each are taken. */
  private static void copyGrey(Raster raster, byte[] pixels) {
    int shift = raster.getSampleModel().getSampleSize(0) - Byte.SIZE;
    int[] grey = band(raster, 0);
    int[] alpha = raster.getNumBands() > 1 ? band(raster, 1) : null;
    for (int i = 0; i < pixels.length; i++) {
      int value = grey[i] >> shift;
      pixels[i] = (byte) (alpha == null ? value : overWhite(1000 * value, alpha[i] >> shift));
    }
  }

  private static int[] band(Raster raster, int band) {
    return raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), band, (int[]) null);
  }

  /**
   * 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601) in integers, rounded to nearest, over white where
   * the image is transparent.
   */
  static int luminance(int argb) {
    int thousandths = 299 * (argb >> 16 & 0xff) + 587 * (argb >> 8 & 0xff) + 114 * (argb & 0xff);
    return overWhite(thousandths, argb >>> 24);
  }

  private static int overWhite(int thousandths, int alpha) {
    return (thousandths * alpha + 255_000 * (255 - alpha) + 127_500) / 255_000;
  }
}
