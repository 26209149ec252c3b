package dev.nnmaven.nn.data;

import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import java.awt.image.BufferedImage;
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

  /** A file has hardly more bytes than its pixels take when they are decoded; it is not read. */
  static final int MOST_BYTES = PictureRules.MOST_BYTES;

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

  /** Width and height. */
  public ImageSize size() {
    return new ImageSize(width, height);
  }

  /**
   * Reads and decodes an image file of any size, on white, as {@link #read(Path, PictureRules)}.
   */
  public static GreyImage read(Path file) throws IOException {
    return read(file, PictureRules.DEFAULT);
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
      return decode(RegularFile.read(file, MOST_BYTES), rules);
    } catch (ImageSizeException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(file + ": " + FileProblem.reason(e), e);
    }
  }

  /** Decodes an image file of any size, on white, as {@link #decode(byte[], PictureRules)}. */
  public static GreyImage decode(byte[] file) throws IOException {
    return decode(file, PictureRules.DEFAULT);
  }

  /**
   * Decodes a PNG, JPEG, GIF (its first frame) or BMP file. It is not scaled: {@link
   * PictureRules#fit} does that.
   *
   * @param file its bytes
   * @param rules whether it is taken, and what transparent pixels are laid on
   * @throws ImageSizeException if it has a size that the rules refuse; it is not decoded then
   * @throws IOException if it is none of these, damaged or too large; the message says which
   */
  public static GreyImage decode(byte[] file, PictureRules rules) throws IOException {
    try (ImageDecoder decoder = new ImageDecoder()) {
      return decoder.decode(file, rules).image();
    }
  }

  /** A picture in grey, on white, as {@link #of(BufferedImage, Background)}. */
  public static GreyImage of(BufferedImage image) {
    return of(image, Background.WHITE);
  }

  /**
   * A picture in grey. Grey ones are taken as they are; of others, 0.299 R + 0.587 G + 0.114 B
   * (ITU-R BT.601). What is transparent is laid over the background.
   */
  public static GreyImage of(BufferedImage image, Background background) {
    return GreyPixels.of(image, background).image();
  }

  /**
   * 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601) in integers, rounded to nearest, over white where
   * the image is transparent.
   */
  static int luminance(int argb) {
    return GreyPixels.over(
        GreyPixels.thousandths(argb), argb >>> 24, Background.WHITE.thousandths());
  }
}
