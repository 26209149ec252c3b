package dev.nnmaven.nn.data.image;

import java.io.IOException;
import java.util.Optional;

/**
 * Which pictures are accepted, and how they are scaled. The one place that decides, by its header,
 * whether a picture may be decoded, before memory or time is spent on it.
 *
 * <p>Without scaling, pictures of another size are refused by their header. All others have at most
 * {@link PixelImage#MOST_PIXELS} pixels, and take at most {@value #MOST_BYTES} bytes when decoded
 * (up to 8 per pixel, for 16 bits each of red, green, blue and opacity).
 *
 * @param size final size of images; empty to keep that of each picture
 * @param channels of a pixel; empty to choose by the pictures of a training
 * @param scaling how pictures of another size are scaled; requires a size
 * @param background colour behind transparent pixels and around pictures; empty to find what the
 *     pictures of a training have {@link Background#atEdgesOf at their edges}
 * @param adapts whether pictures of a training that vanish on this background are drawn on another
 */
public record PictureRules(
    Optional<ImageSize> size,
    Optional<Channels> channels,
    Scaling scaling,
    Optional<Background> background,
    boolean adapts) {

  /** Default: any size, in grey, white background. */
  public static final PictureRules DEFAULT =
      new PictureRules(Optional.empty(), Scaling.REFUSE, Background.WHITE);

  /** Maximum memory for the decoded pixels of one picture, in bytes. */
  public static final int MOST_BYTES = 1 << 26;

  /** Maximum memory per pixel: 16 bits each of red, green, blue and opacity. */
  private static final int MOST_BYTES_A_PIXEL = 8;

  /** Throws IllegalArgumentException if there is a scaling but no size. */
  public PictureRules {
    if (scaling != Scaling.REFUSE && size.isEmpty()) {
      throw new IllegalArgumentException("scaling needs the size that pictures are scaled to");
    }
  }

  /** Creates rules that keep to a background, if there is one. */
  public PictureRules(
      Optional<ImageSize> size,
      Optional<Channels> channels,
      Scaling scaling,
      Optional<Background> background) {
    this(size, channels, scaling, background, background.isEmpty());
  }

  /** Creates rules for grey pictures. */
  public PictureRules(Optional<ImageSize> size, Scaling scaling, Background background) {
    this(size, Optional.of(Channels.GREY), scaling, Optional.of(background));
  }

  /** Copy with another size. */
  public PictureRules withSize(ImageSize wanted) {
    return new PictureRules(Optional.of(wanted), channels, scaling, background, adapts);
  }

  /** Copy with other channels. */
  public PictureRules withChannels(Channels wanted) {
    return new PictureRules(size, Optional.of(wanted), scaling, background, adapts);
  }

  /** Copy with another background, which is kept to. */
  public PictureRules withBackground(Background wanted) {
    return new PictureRules(size, channels, scaling, Optional.of(wanted));
  }

  /** Copy with another scaling. */
  public PictureRules withScaling(Scaling other) {
    return new PictureRules(size, channels, other, background, adapts);
  }

  /** The background; white until it is found. */
  Background backgroundOrWhite() {
    return background.orElse(Background.WHITE);
  }

  /** The channels; grey where there are no pictures to choose by. */
  Channels channelsOrGrey() {
    return channels.orElse(Channels.GREY);
  }

  /**
   * Scales a decoded picture to the rules' size.
   *
   * @throws IllegalArgumentException if it has another size and there is no scaling
   */
  public PixelImage fit(PixelImage image) {
    return size.map(wanted -> scaling.fit(image, wanted, backgroundOrWhite())).orElse(image);
  }

  /**
   * Number of decoding threads: one per processor, fewer if the largest possible pictures would
   * take more than half of this JVM's memory.
   */
  public int threads() {
    long room = Runtime.getRuntime().maxMemory() / 2 / mostMemory();
    return (int) Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), room));
  }

  /** Maximum memory to decode one picture in bytes, the result included. */
  long mostMemory() {
    long pixels = scaling == Scaling.REFUSE && size.isPresent() ? size.get().pixels() : MOST_BYTES;
    long result = channels.orElse(Channels.RGB).count() * Math.min(pixels, PixelImage.MOST_PIXELS);
    return Math.min(MOST_BYTES, MOST_BYTES_A_PIXEL * pixels) + result;
  }

  /**
   * Throws if a picture must not be decoded.
   *
   * @param width according to its header
   * @param height according to its header
   * @param bytesPerPixel memory per decoded pixel
   * @throws ImageSizeException if it does not have the required size
   * @throws IOException if it is too large
   */
  void check(int width, int height, int bytesPerPixel) throws IOException {
    long pixels = (long) width * height;
    if (pixels > PixelImage.MOST_PIXELS) {
      throw new IOException(
          "%s x %s pixels are more than the %s allowed"
              .formatted(width, height, PixelImage.MOST_PIXELS));
    }
    ImageSize found = new ImageSize(width, height);
    if (scaling == Scaling.REFUSE && size.isPresent() && !size.get().equals(found)) {
      throw new ImageSizeException(found, size.get());
    }
    if (pixels * bytesPerPixel > MOST_BYTES) {
      throw new IOException(
          "%s pixels of %s bytes are more than the %s bytes allowed; save it with 8 bits a colour"
              .formatted(found, bytesPerPixel, MOST_BYTES));
    }
  }
}
