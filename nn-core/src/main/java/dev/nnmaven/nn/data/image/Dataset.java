package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Labeled images of one size, all in grey or all in colour, one byte a channel.
 *
 * @param classes the names of the classes; a label is an index of this list
 * @param width of each image in pixels
 * @param height of each image in pixels
 * @param channels of each pixel
 * @param background colour that transparent pixels were drawn on, and that augmentation takes for
 *     what is beyond the edges
 * @param images the images, in an order that does not depend on the file system
 */
public record Dataset(
    List<String> classes,
    int width,
    int height,
    Channels channels,
    Background background,
    List<LabeledImage> images) {

  /** Throws IllegalArgumentException if an image has another size or an unknown class. */
  public Dataset {
    classes = List.copyOf(classes);
    images = List.copyOf(images);
    for (LabeledImage image : images) {
      if (image.pixels().length != (long) width * height * channels.count()) {
        throw Illegal.argument(
            "%s has %s pixels, expected %s x %s",
            SafeText.text(image.name()), image.pixels().length / channels.count(), width, height);
      }
      if (image.label() < 0 || image.label() >= classes.size()) {
        throw Illegal.argument(
            "%s has label %s, but there are %s classes",
            SafeText.text(image.name()), image.label(), classes.size());
      }
    }
  }

  /** Creates a data set of grey images on white. */
  public Dataset(List<String> classes, int width, int height, List<LabeledImage> images) {
    this(classes, width, height, Channels.GRAY, Background.WHITE, images);
  }

  public int size() {
    return images.size();
  }

  /** Number of images per class. */
  public int[] countPerClass() {
    int[] counts = new int[classes.size()];
    for (LabeledImage image : images) {
      counts[image.label()]++;
    }
    return counts;
  }

  /** An image as an image. */
  public PixelImage image(int image) {
    return image(images.get(image).pixels());
  }

  /** Pixels of the data set's size and channels as an image. */
  public PixelImage image(byte[] pixels) {
    return new PixelImage(width, height, channels.count(), pixels);
  }

  /** Classes without images, which test sets may have. */
  public List<String> emptyClasses() {
    int[] counts = countPerClass();
    return IntStream.range(0, counts.length)
        .filter(label -> counts[label] == 0)
        .mapToObj(classes::get)
        .toList();
  }

  /** Data set of other images with the same classes, size, channels and background. */
  public Dataset with(List<LabeledImage> others) {
    return new Dataset(classes, width, height, channels, background, others);
  }

  /**
   * The first eight bytes of the SHA-256 of each image's pixels, in order. Equal images have equal
   * numbers; of a million different images, all have different ones, but for one time in thirty
   * million.
   */
  public long[] contentKeys() {
    return images.parallelStream()
        .mapToLong(image -> ByteBuffer.wrap(Sha256.start().digest(image.pixels())).getLong())
        .toArray();
  }

  /**
   * SHA-256, in hexadecimal, of all that affects training: class names, size, channels if they are
   * not grey, and each image's class and pixels in order. File names are not included.
   */
  public String fingerprint() {
    MessageDigest digest = Sha256.start();
    String header = String.join("\n", classes) + "\n\n" + width + "x" + height;
    header += channels == Channels.GRAY ? "\n" : " " + channels.specification() + "\n";
    digest.update(header.getBytes(StandardCharsets.UTF_8));
    for (LabeledImage image : images) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(image.label()).array());
      digest.update(image.pixels());
    }
    return Sha256.hex(digest);
  }
}
