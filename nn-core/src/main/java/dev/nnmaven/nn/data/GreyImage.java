package dev.nnmaven.nn.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.IOException;

/**
 * An image in grey, one byte a pixel.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pixels row by row, 0 black to 255 white
 */
record GreyImage(int width, int height, byte[] pixels) {

  /** Decodes one file; for many, make an {@link ImageDecoder}. */
  static GreyImage decode(byte[] file) throws IOException {
    try (ImageDecoder decoder = new ImageDecoder()) {
      return decoder.decode(file);
    }
  }

  /** Takes grey images as they are and others by {@link #luminance}. */
  static GreyImage of(BufferedImage image) {
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
        && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
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
