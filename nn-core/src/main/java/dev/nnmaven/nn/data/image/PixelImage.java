package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.text.SafeText;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An image of one byte a channel: the form of every image in training and inference. Immutable by
 * convention: do not modify its pixels.
 *
 * @param width in pixels
 * @param height in pixels
 * @param channels of a pixel: 1 grey, or 3 red, green and blue
 * @param pixels [height][width][channels], 0 black to 255 white
 */
public record PixelImage(int width, int height, int channels, byte[] pixels) {

  /** Maximum number of pixels of an image file, which bounds the memory for decoding. */
  public static final int MOST_PIXELS = 1 << 24;

  /**
   * Throws IllegalArgumentException if there are no pixels, not width times height times channels
   * bytes of them, or channels are neither 1 nor 3.
   */
  public PixelImage {
    boolean known = channels == Channels.GREY.count() || channels == Channels.RGB.count();
    if (width < 1 || height < 1 || !known || (long) width * height * channels != pixels.length) {
      throw new IllegalArgumentException(
          "an image of %s x %s%s cannot have %s %s"
              .formatted(
                  width,
                  height,
                  channels == 1 ? "" : " x " + channels,
                  pixels.length,
                  channels == 1 ? "pixels" : "bytes"));
    }
  }

  /** A grey image: pixels are [height][width]. */
  public PixelImage(int width, int height, byte[] pixels) {
    this(width, height, Channels.GREY.count(), pixels);
  }

  /** Width and height. */
  public ImageSize size() {
    return new ImageSize(width, height);
  }

  /** Grey level of a pixel, 0 to 255: of colours ITU-R BT.601, rounded to nearest. */
  public int level(int pixel) {
    int i = pixel * channels;
    if (channels == 1) {
      return Byte.toUnsignedInt(pixels[i]);
    }
    int thousandths =
        PixelConversion.thousandths(pixels[i] & 0xff, pixels[i + 1] & 0xff, pixels[i + 2] & 0xff);
    return (thousandths + 500) / 1000;
  }

  /**
   * Reads and decodes an image file of any size in grey, on white, as {@link #read(Path,
   * ImageRules)}.
   */
  public static PixelImage read(Path file) throws IOException {
    return read(file, ImageRules.DEFAULT);
  }

  /**
   * Reads and decodes an image file, as {@link #decode(byte[], ImageRules)}.
   *
   * @throws ImageSizeException if it has a size that the rules refuse
   * @throws IOException if it cannot be read, is not an image or too large; the message names the
   *     file
   */
  public static PixelImage read(Path file, ImageRules rules) throws IOException {
    try {
      return decode(RegularFile.read(file, ImageRules.MOST_BYTES), rules);
    } catch (ImageSizeException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(SafeText.text(file) + ": " + FileProblem.reason(e), e);
    }
  }

  /**
   * Decodes a PNG, JPEG, GIF (its first frame) or BMP file. It is not scaled: {@link
   * ImageRules#fit} does that.
   *
   * @param file its bytes
   * @param rules which files are accepted, channels and the background
   * @throws ImageSizeException if it has a size that the rules refuse; it is then not decoded
   * @throws IOException if it is none of these, damaged or too large; the message says which
   */
  public static PixelImage decode(byte[] file, ImageRules rules) throws IOException {
    try (ImageDecoder decoder = new ImageDecoder()) {
      return decoder.decode(file, rules).image();
    }
  }

  /**
   * Converts an image to the rules' channels. Grey images keep their values; in grey others become
   * 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601). Transparency is blended with the background.
   */
  public static PixelImage of(BufferedImage image, ImageRules rules) {
    return PixelConversion.of(image, rules).image();
  }
}
