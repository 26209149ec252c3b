package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.text.Shown;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A grey image, one byte per pixel: the form of every picture in training and inference. Immutable
 * by convention: do not modify its pixels.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pixels row by row, 0 black to 255 white
 */
public record GreyImage(int width, int height, byte[] pixels) {

  /** Maximum number of pixels of an image file, which bounds the memory for decoding. */
  public static final int MOST_PIXELS = 1 << 24;

  /** Throws IllegalArgumentException if there are no pixels, or not width times height of them. */
  public GreyImage {
    if (width < 1 || height < 1 || (long) width * height != pixels.length) {
      throw new IllegalArgumentException(
          "an image of %s x %s cannot have %s pixels".formatted(width, height, pixels.length));
    }
  }

  /** Width and height. */
  public ImageSize size() {
    return new ImageSize(width, height);
  }

  /**
   * Reads and decodes an image file, as {@link #decode(byte[], PictureRules)}.
   *
   * @throws ImageSizeException if it has a size that the rules refuse
   * @throws IOException if it cannot be read, is not an image or too large; the message names the
   *     file
   */
  public static GreyImage read(Path file, PictureRules rules) throws IOException {
    try {
      return decode(RegularFile.read(file, PictureRules.MOST_BYTES), rules);
    } catch (ImageSizeException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(Shown.text(file) + ": " + FileProblem.reason(e), e);
    }
  }

  /**
   * Decodes a PNG, JPEG, GIF (its first frame) or BMP file. It is not scaled: {@link
   * PictureRules#fit} does that.
   *
   * @param file its bytes
   * @param rules which files are accepted, and the background
   * @throws ImageSizeException if it has a size that the rules refuse; it is then not decoded
   * @throws IOException if it is none of these, damaged or too large; the message says which
   */
  public static GreyImage decode(byte[] file, PictureRules rules) throws IOException {
    try (ImageDecoder decoder = new ImageDecoder()) {
      return decoder.decode(file, rules).image();
    }
  }

  /**
   * Converts a picture to grey. Grey pictures keep their values; others become 0.299 R + 0.587 G +
   * 0.114 B (ITU-R BT.601). Transparency is blended with the background.
   */
  public static GreyImage of(BufferedImage image, Background background) {
    return GreyPixels.of(image, background).image();
  }
}
