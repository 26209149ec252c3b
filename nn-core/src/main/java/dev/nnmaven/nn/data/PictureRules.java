package dev.nnmaven.nn.data;

import java.io.IOException;
import java.util.Optional;

/**
 * Which pictures are taken, and what becomes of them before a network sees them. The one place that
 * decides whether a picture may be decoded, by what its header says, before memory or time is spent
 * on it.
 *
 * <p>Without scaling, a picture of another size than the wanted one is refused by its header. All
 * others have at most {@link GreyImage#MOST_PIXELS} pixels, and these at most {@value #MOST_BYTES}
 * bytes as they are decoded (up to 8 a pixel, for 16 bits of each colour and of opacity).
 *
 * @param size that the images have in the end; empty if it is that of the pictures themselves
 * @param scaling what becomes of pictures of another size; needs a size
 * @param background what transparent pixels are laid on
 */
public record PictureRules(Optional<ImageSize> size, Scaling scaling, Background background) {

  /** Any size, and transparent pixels are white. */
  public static final PictureRules DEFAULT =
      new PictureRules(Optional.empty(), Scaling.REFUSE, Background.WHITE);

  /** The most memory that the pixels of one picture take while it is decoded, in bytes. */
  public static final int MOST_BYTES = 1 << 26;

  /** The memory for a pixel at worst: 16 bits of each colour and of opacity. */
  private static final int MOST_BYTES_A_PIXEL = 8;

  /**
   * Checks that all fits together.
   *
   * @throws IllegalArgumentException if pictures are to be scaled, and nobody knows to which size
   */
  public PictureRules {
    if (scaling != Scaling.REFUSE && size.isEmpty()) {
      throw new IllegalArgumentException("scaling needs the size that pictures are scaled to");
    }
  }

  /** The same rules for images of that size. */
  public PictureRules withSize(ImageSize wanted) {
    return new PictureRules(Optional.of(wanted), scaling, background);
  }

  /** The same rules with another scaling. */
  public PictureRules withScaling(Scaling other) {
    return new PictureRules(size, other, background);
  }

  /**
   * A picture that was decoded by these rules, in its size.
   *
   * @throws IllegalArgumentException if it has another size, and is not scaled
   */
  public GreyImage fit(GreyImage image) {
    return size.map(wanted -> scaling.fit(image, wanted)).orElse(image);
  }

  /**
   * How many threads may decode at the same time: as many as there are processors, unless pictures
   * at worst would take more than half of this JVM's memory.
   */
  public int threads() {
    long room = Runtime.getRuntime().maxMemory() / 2 / mostMemory();
    return (int) Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), room));
  }

  /** How much memory decoding takes for one picture at worst, its pixels in grey included. */
  long mostMemory() {
    long pixels = scaling == Scaling.REFUSE && size.isPresent() ? size.get().pixels() : MOST_BYTES;
    long grey = Math.min(pixels, GreyImage.MOST_PIXELS);
    return Math.min(MOST_BYTES, MOST_BYTES_A_PIXEL * pixels) + grey;
  }

  /**
   * Makes sure that a picture may be decoded.
   *
   * @param width as its header says
   * @param height as its header says
   * @param bytesPerPixel what a decoded pixel takes
   * @throws ImageSizeException if it has another size than the only one that is taken
   * @throws IOException if it is too large
   */
  void check(int width, int height, int bytesPerPixel) throws IOException {
    long pixels = (long) width * height;
    if (pixels > GreyImage.MOST_PIXELS) {
      throw new IOException(
          "%d x %d pixels are more than the %d allowed"
              .formatted(width, height, GreyImage.MOST_PIXELS));
    }
    ImageSize found = new ImageSize(width, height);
    if (scaling == Scaling.REFUSE && size.isPresent() && !size.get().equals(found)) {
      throw new ImageSizeException(found, size.get());
    }
    if (pixels * bytesPerPixel > MOST_BYTES) {
      throw new IOException(
          "%s pixels of %d bytes are more than the %d bytes allowed; save it with 8 bits a colour"
              .formatted(found, bytesPerPixel, MOST_BYTES));
    }
  }
}
