package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.LinearMember;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.text.Illegal;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Classifies images: {@link Model#images}. They are converted to the model's channels, and
 * transparency is blended with the background, as in training.
 */
public final class ImageClassifier extends Classifier<BufferedImage> {

  private final ImageInputs images;

  ImageClassifier(Engine engine, ImageInputs images) {
    super(engine, image -> images.inputs(images.seen(image)));
    this.images = images;
  }

  /**
   * Returns a classifier with another scaling. Default: that of training; images of another size
   * are refused unless the model was trained with scaling.
   */
  public ImageClassifier scaling(Scaling scaling) {
    return new ImageClassifier(
        engine(), images.scaling(Objects.requireNonNull(scaling, "scaling")));
  }

  /**
   * Returns a classifier that inverts images: a model trained on white letters on black then reads
   * black letters on white. Images are inverted before they are scaled, so scaling sees light ink.
   */
  public ImageClassifier inverted() {
    return new ImageClassifier(engine(), images.invert());
  }

  /** Width of the network's images in pixels. */
  public int width() {
    return preprocessing().width();
  }

  /** Height of the network's images in pixels. */
  public int height() {
    return preprocessing().height();
  }

  ImagePreprocessing preprocessing() {
    return images.preprocessing();
  }

  /**
   * Classifies an image file: PNG, JPEG, GIF (its first frame) or BMP. A photo is turned upright,
   * as its Exif data say. The header is checked first, so that refused files cost neither memory
   * nor time. Decoding takes less than 80 MiB beside the file itself (of a model that sees colours,
   * 112 MiB), whatever its header claims, and 9 bytes (11) a pixel of the model's size if images
   * are not scaled.
   *
   * @throws IOException if it cannot be read, is none of these, damaged, of more than 16,777,216
   *     pixels, or takes more than 64 MiB when decoded; the message names the file
   * @throws IllegalArgumentException if it has another size and is not scaled; the message names
   *     the file, too
   */
  public Classification classify(Path file) throws IOException {
    return ranked(images.inputs(images.seen(Objects.requireNonNull(file, "file"))));
  }

  /**
   * Classifies the content of an image file, such as an upload.
   *
   * @throws IOException as {@link #classify(Path)}
   * @throws IllegalArgumentException if it has another size and is not scaled
   */
  public Classification classify(byte[] file) throws IOException {
    return ranked(images.inputs(images.seen(Objects.requireNonNull(file, "file"))));
  }

  /**
   * Classifies pixels in the model's channels: grey, or red, green and blue.
   *
   * @throws IllegalArgumentException if it has other channels, or another size and is not scaled
   */
  public Classification classify(PixelImage image) {
    return ranked(images.inputs(images.seen(Objects.requireNonNull(image, "image"))));
  }

  /**
   * Explains the answer to an image: where it looked. It asks the model at most 101 times, and
   * takes gradients by plain loops, slower than an answer.
   *
   * @throws IllegalArgumentException as {@link #inputs}, or if a gradient is not finite
   */
  public ImageExplanation explain(BufferedImage image) {
    return explained(images.seen(Objects.requireNonNull(image, "image")));
  }

  /**
   * Explains the answer to an image file.
   *
   * @throws IOException as {@link #classify(Path)}
   * @throws IllegalArgumentException as {@link #classify(Path)}, or if a gradient is not finite
   */
  public ImageExplanation explain(Path file) throws IOException {
    return explained(images.seen(Objects.requireNonNull(file, "file")));
  }

  private ImageExplanation explained(PixelImage seen) {
    float[] inputs = images.inputs(seen);
    Classification classification = ranked(inputs);
    return new ImageExplanation(
        classification,
        seen,
        occlusion(seen, Occlusion.mean(seen), classification.best()),
        timesGradient(inputs, output(classification.best())));
  }

  /**
   * Covers an image part by part.
   *
   * @param image as the network sees it: of its size and channels, neither inverted nor scaled
   * @param cover the same, parts of which are put over the image
   * @throws IllegalArgumentException if one has other channels, or another size
   */
  public Occlusion occlusion(PixelImage image, PixelImage cover) {
    Objects.requireNonNull(image, "image");
    images.inputs(Objects.requireNonNull(cover, "cover")); // for its checks
    return occlusion(image, cover, ranked(images.inputs(image)).best());
  }

  private Occlusion occlusion(PixelImage image, PixelImage cover, Candidate best) {
    int output = output(best);
    return Occlusion.of(
        image,
        cover,
        best.probability(),
        (cells, covered) ->
            engine()
                .runAll(
                    cells,
                    covered.andThen(images::inputs),
                    (pass, sample) -> pass.predictions().get(sample, output)));
  }

  /**
   * Inputs times the gradients of an output, a sum over the channels of each pixel, [H][W]. Of
   * several networks it is the mean, in which a linear one has its share.
   */
  private float[] timesGradient(float[] inputs, int output) {
    Ensemble networks = engine().model().ensemble();
    double[] sums = new double[inputs.length];
    for (Network member : networks.members()) {
      float[] gradient = member.inputGradient(inputs, output);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += (double) gradient[i] * inputs[i] / networks.size();
      }
    }
    if (networks.linear().isPresent()) {
      LinearMember linear = networks.linear().get();
      float[] gradient = linear.network().inputGradient(inputs, output);
      for (int i = 0; i < sums.length; i++) {
        sums[i] = (1 - linear.share()) * sums[i] + linear.share() * gradient[i] * inputs[i];
      }
    }
    ImagePreprocessing shape = preprocessing();
    float[] products = new float[shape.width() * shape.height()];
    for (int p = 0; p < products.length; p++) {
      double sum = 0;
      for (int c = 0; c < shape.channels().count(); c++) {
        sum += sums[shape.input(p % shape.width(), p / shape.width(), c)];
      }
      products[p] = (float) sum;
      if (!Float.isFinite(products[p])) {
        throw Illegal.argument(
            "the gradient of an input is not finite: the weights are too large to explain answers");
      }
    }
    return products;
  }
}
