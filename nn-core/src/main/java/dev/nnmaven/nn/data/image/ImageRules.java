package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which images are accepted, and how they are scaled. The one place that decides, by its header,
 * whether an image may be decoded, before memory or time is spent on it.
 *
 * <p>Without scaling, images of another size are refused by their header. All others have at most
 * {@value #MOST_PIXELS} pixels, and take at most {@value #MOST_BYTES} bytes when decoded (up to 8
 * per pixel, for 16 bits each of red, green, blue and opacity).
 *
 * @param size final size of images; empty to keep that of each image
 * @param channels of a pixel; empty to choose by the images of a training
 * @param scaling how images of another size are scaled; requires a size
 * @param background colour behind transparent pixels and around images; empty to find what the
 *     images of a training have at their edges
 * @param adapts whether images of a training that vanish on this background are drawn on another
 */
public record ImageRules(
    Optional<ImageSize> size,
    Optional<Channels> channels,
    Scaling scaling,
    Optional<Background> background,
    boolean adapts) {

  /** Default: any size, in grey, white background. */
  public static final ImageRules DEFAULT =
      new ImageRules(Optional.empty(), Scaling.REFUSE, Background.WHITE);

  /** Maximum number of pixels of an image file, which bounds the memory for decoding. */
  public static final int MOST_PIXELS = 1 << 24;

  /** Maximum memory for the decoded pixels of one image, in bytes. */
  public static final int MOST_BYTES = 1 << 26;

  /** Maximum memory per pixel: 16 bits each of red, green, blue and opacity. */
  private static final int MOST_BYTES_A_PIXEL = 8;

  /** Throws IllegalArgumentException if there is a scaling but no size. */
  public ImageRules {
    if (scaling != Scaling.REFUSE && size.isEmpty()) {
      throw Illegal.argument("scaling needs the size that images are scaled to");
    }
  }

  /** Creates rules with a fixed background, if one is given. */
  public ImageRules(
      Optional<ImageSize> size,
      Optional<Channels> channels,
      Scaling scaling,
      Optional<Background> background) {
    this(size, channels, scaling, background, background.isEmpty());
  }

  /** Creates rules for grey images. */
  public ImageRules(Optional<ImageSize> size, Scaling scaling, Background background) {
    this(size, Optional.of(Channels.GRAY), scaling, Optional.of(background));
  }

  /** Copy with another size. */
  public ImageRules withSize(ImageSize wanted) {
    return new ImageRules(Optional.of(wanted), channels, scaling, background, adapts);
  }

  /** Copy with other channels. */
  public ImageRules withChannels(Channels wanted) {
    return new ImageRules(size, Optional.of(wanted), scaling, background, adapts);
  }

  /** Copy with another background, which is kept to. */
  public ImageRules withBackground(Background wanted) {
    return new ImageRules(size, channels, scaling, Optional.of(wanted));
  }

  /** Copy with another scaling. */
  public ImageRules withScaling(Scaling other) {
    return new ImageRules(size, channels, other, background, adapts);
  }

  /** The background; white until it is found. */
  public Background backgroundOrWhite() {
    return background.orElse(Background.WHITE);
  }

  /** The channels; grey where there are no images to choose by. */
  public Channels channelsOrGrey() {
    return channels.orElse(Channels.GRAY);
  }

  /**
   * Reads and decodes an image file, as {@link #decode}.
   *
   * @throws ImageSizeException if it has a size that is refused
   * @throws IOException if it cannot be read, is not an image or too large; the message names the
   *     file
   */
  public PixelImage read(Path file) throws IOException {
    try {
      return decode(RegularFile.read(file, MOST_BYTES));
    } catch (ImageSizeException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(SafeText.text(file) + ": " + FileProblem.reason(e), e);
    }
  }

  /**
   * Decodes a PNG, JPEG, GIF (its first frame) or BMP file. It is not scaled: {@link #fit} does
   * that.
   *
   * @param file its bytes
   * @throws ImageSizeException if it has a size that is refused; it is then not decoded
   * @throws IOException if it is none of these, damaged or too large; the message says which
   */
  public PixelImage decode(byte[] file) throws IOException {
    try (ImageDecoder decoder = new ImageDecoder()) {
      return decoder.decode(file, this).image();
    }
  }

  /**
   * Converts an image to these channels. Grey images keep their values; in grey others become 0.299
   * R + 0.587 G + 0.114 B (ITU-R BT.601). Transparency is blended with the background.
   */
  public PixelImage convert(BufferedImage image) {
    return PixelConversion.of(image, this).image();
  }

  /**
   * Scales a decoded image to the rules' size.
   *
   * @throws IllegalArgumentException if it has another size and there is no scaling
   */
  public PixelImage fit(PixelImage image) {
    return size.map(wanted -> Fitting.fit(scaling, image, wanted, backgroundOrWhite()))
        .orElse(image);
  }

  /**
   * Number of decoding threads: one per processor, fewer if the largest possible images would take
   * more than half of this JVM's memory.
   */
  public int threads() {
    long room = Runtime.getRuntime().maxMemory() / 2 / mostMemory();
    return (int) Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), room));
  }

  /** Maximum memory to decode one image in bytes, the result included. */
  long mostMemory() {
    long pixels = scaling == Scaling.REFUSE && size.isPresent() ? size.get().pixels() : MOST_BYTES;
    long result = channels.orElse(Channels.RGB).count() * Math.min(pixels, MOST_PIXELS);
    return Math.min(MOST_BYTES, MOST_BYTES_A_PIXEL * pixels) + result;
  }

  /**
   * Throws if an image must not be decoded.
   *
   * @param width according to its header
   * @param height according to its header
   * @param bytesPerPixel memory per decoded pixel
   * @throws ImageSizeException if it does not have the required size
   * @throws IOException if it is too large
   */
  void check(int width, int height, int bytesPerPixel) throws IOException {
    long pixels = (long) width * height;
    if (pixels > MOST_PIXELS) {
      throw new IOException(
          "%s x %s pixels are more than the %s allowed, such as 4096 x 4096; scale it down"
              .formatted(width, height, MOST_PIXELS));
    }
    ImageSize imageSize = new ImageSize(width, height);
    if (scaling == Scaling.REFUSE && size.isPresent() && !size.get().equals(imageSize)) {
      throw new ImageSizeException(imageSize, size.get());
    }
    if (pixels * bytesPerPixel > MOST_BYTES) {
      throw new IOException(
          "%s pixels of %s bytes are more than the %s bytes allowed; save it with 8 bits per color"
              .formatted(imageSize, bytesPerPixel, MOST_BYTES));
    }
  }
}
