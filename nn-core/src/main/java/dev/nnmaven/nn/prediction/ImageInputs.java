package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageRules;
import dev.nnmaven.nn.data.image.ImageSize;
import dev.nnmaven.nn.data.image.ImageSizeException;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.text.Illegal;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Pipeline from an image to inputs: decode, invert, scale, normalize.
 *
 * @param preprocessing that of the model's training
 * @param rules which images are accepted, and how they are scaled
 * @param inverted whether images are inverted before scaling
 */
record ImageInputs(ImagePreprocessing preprocessing, ImageRules rules, boolean inverted) {

  /** Preparation as in training. */
  static ImageInputs of(ImagePreprocessing preprocessing) {
    return new ImageInputs(preprocessing, preprocessing.images(), false);
  }

  /** Copy with another scaling. */
  ImageInputs scaling(Scaling scaling) {
    return new ImageInputs(preprocessing, rules.withScaling(scaling), inverted);
  }

  /** Copy with inversion toggled. */
  ImageInputs invert() {
    return new ImageInputs(preprocessing, rules, !inverted);
  }

  /** The image of a file as the network sees it; one of the wrong size is not decoded. */
  PixelImage seen(Path file) throws IOException {
    try {
      return seen(rules.read(file));
    } catch (ImageSizeException e) {
      throw new IllegalArgumentException(file + ": " + wrongSize(e.found()), e);
    }
  }

  /** The image in the content of a file as the network sees it. */
  PixelImage seen(byte[] file) throws IOException {
    try {
      return seen(rules.decode(file));
    } catch (ImageSizeException e) {
      throw new IllegalArgumentException(wrongSize(e.found()), e);
    }
  }

  /** An image as the network sees it. */
  PixelImage seen(BufferedImage image) {
    requireSize(new ImageSize(image.getWidth(), image.getHeight()), rules.scaling());
    return seen(rules.convert(image));
  }

  /** An image as the network sees it. */
  PixelImage seen(PixelImage image) {
    requireChannels(image);
    requireSize(ImageSize.of(image), rules.scaling());
    return rules.fit(inverted ? inverse(image) : image);
  }

  private void requireChannels(PixelImage image) {
    if (image.channels() != preprocessing.channels().count()) {
      throw Illegal.argument(
          "the image has %s channels, but the model sees %s, which is %s",
          image.channels(),
          preprocessing.channels().specification(),
          preprocessing.channels().count());
    }
  }

  /**
   * The inputs that an image becomes which the network {@link #seen sees}.
   *
   * @throws IllegalArgumentException if it is of another size, or has other channels
   */
  float[] inputs(PixelImage seen) {
    requireChannels(seen);
    requireSize(ImageSize.of(seen), Scaling.REFUSE);
    float[] inputs = new float[preprocessing.inputs()];
    preprocessing.load(seen.pixels(), inputs, 0);
    return inputs;
  }

  private void requireSize(ImageSize size, Scaling scaling) {
    boolean same = size.width() == preprocessing.width() && size.height() == preprocessing.height();
    if (!same && scaling == Scaling.REFUSE) {
      throw new IllegalArgumentException(wrongSize(size));
    }
  }

  private String wrongSize(ImageSize size) {
    return "the image has %s pixels, but the network was trained on %s x %s; choose a scaling"
            .formatted(size, preprocessing.width(), preprocessing.height())
        + ", such as classifier.scaling(Scaling.STRETCH)";
  }

  private static PixelImage inverse(PixelImage image) {
    byte[] pixels = image.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (255 - pixels[i]);
    }
    return new PixelImage(image.width(), image.height(), image.channels(), pixels);
  }
}
