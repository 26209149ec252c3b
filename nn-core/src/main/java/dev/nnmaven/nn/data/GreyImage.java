package dev.nnmaven.nn.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * An image in grey, one byte a pixel.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pixels row by row, 0 black to 255 white
 */
record GreyImage(int width, int height, byte[] pixels) {

  /** A larger image is refused before memory for it is taken: a small file can claim any size. */
  static final long MOST_PIXELS = 1L << 24;

  /**
   * Decodes a PNG, JPEG, GIF (its first frame) or BMP file.
   *
   * @throws IOException if it is none of these, damaged or too large; the message says which
   */
  static GreyImage decode(byte[] file) throws IOException {
    if (file.length == 0) {
      throw new IOException("the file is empty");
    }
    // Not ImageIO.read: by default that goes through a temporary file for each image.
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new IOException("not a PNG, JPEG, GIF or BMP image");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream, true, true);
        return decode(reader);
      } catch (RuntimeException e) {
        // The decoders answer some damaged files with unchecked exceptions.
        throw new IOException("damaged image (" + e + ")", e);
      } finally {
        reader.dispose();
      }
    }
  }

  private static GreyImage decode(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > MOST_PIXELS) {
      throw new IOException(
          "%d x %d pixels are more than the %d allowed".formatted(width, height, MOST_PIXELS));
    }
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    GreyImage image = of(reader.read(0));
    for (String warning : warnings) {
      if (tellsOfMissingPixels(warning)) {
        throw new IOException("damaged image (" + warning + ")");
      }
    }
    return image;
  }

  /** The JPEG decoder fills up with grey what a truncated file lacks, and only warns. */
  private static boolean tellsOfMissingPixels(String warning) {
    return warning.contains("Truncated") || warning.contains("premature end");
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
