package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.PixelImage;
import dev.nnmaven.nn.data.image.Scaling;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Classifies pictures: {@link Model#pictures}. They are converted to the model's channels, and
 * transparency is blended with the background, as in training.
 */
public final class PictureClassifier extends Classifier<BufferedImage> {

  private final PictureInputs pictures;

  PictureClassifier(Engine engine, PictureInputs pictures) {
    super(engine, pictures::inputs);
    this.pictures = pictures;
  }

  /**
   * Returns a classifier with another scaling. Default: that of training; pictures of another size
   * are refused unless the model was trained with scaling.
   */
  public PictureClassifier scaling(Scaling scaling) {
    return new PictureClassifier(
        engine(), pictures.scaling(Objects.requireNonNull(scaling, "scaling")));
  }

  /**
   * Returns a classifier that inverts pictures: a model trained on white letters on black then
   * reads black letters on white. Pictures are inverted before they are scaled, so scaling sees
   * light ink.
   */
  public PictureClassifier inverted() {
    return new PictureClassifier(engine(), pictures.invert());
  }

  /** Preprocessing: the size of the network's images, and how a picture becomes its inputs. */
  public ImagePreprocessing preprocessing() {
    return pictures.preprocessing();
  }

  /**
   * Classifies an image file: PNG, JPEG, GIF (its first frame) or BMP. Its header is checked first,
   * so that refused files cost neither memory nor time. Decoding takes less than 80 MiB beside the
   * file itself (of a model that sees colours, 112 MiB), whatever its header claims, and 9 bytes
   * (11) a pixel of the model's size if pictures are not scaled.
   *
   * @throws IOException if it cannot be read, is none of these, damaged, of more than {@link
   *     PixelImage#MOST_PIXELS} or otherwise beyond what {@link
   *     dev.nnmaven.nn.data.image.PictureRules} allow; the message names the file
   * @throws IllegalArgumentException if it has another size and is not scaled; the message names
   *     the file, too
   */
  public Classification classify(Path file) throws IOException {
    return ranked(pictures.inputs(Objects.requireNonNull(file, "file")));
  }

  /**
   * Classifies the content of an image file, such as an upload.
   *
   * @throws IOException as {@link #classify(Path)}
   * @throws IllegalArgumentException if it has another size and is not scaled
   */
  public Classification classify(byte[] file) throws IOException {
    return ranked(pictures.inputs(Objects.requireNonNull(file, "file")));
  }

  /**
   * Classifies pixels in the model's channels: grey, or red, green and blue.
   *
   * @throws IllegalArgumentException if it has other channels, or another size and is not scaled
   */
  public Classification classify(PixelImage image) {
    return ranked(pictures.inputs(Objects.requireNonNull(image, "image")));
  }
}
