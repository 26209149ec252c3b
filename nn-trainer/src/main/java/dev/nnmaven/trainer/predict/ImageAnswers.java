package dev.nnmaven.trainer.predict;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageRules;
import dev.nnmaven.nn.data.image.ImageSizeException;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.ImageClassifier;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.job.ParallelRunner;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Classification results of images.
 *
 * @param columns what an answer has
 * @param answers one per usable image, in order
 */
public record ImageAnswers(ClassColumns columns, List<Answer> answers, List<Unusable> unusable) {

  /** Result for one image. */
  public record Answer(String image, Classification says) implements Result {}

  /** An unusable file: no image, or of the wrong size. */
  public record Unusable(String image, String reason) implements Result {}

  private sealed interface Result {}

  /**
   * Classifies images with a model.
   *
   * @param model whose images the classifier classifies
   * @param coverage of sets of classes, if the model has any
   * @param scaling how images of another size are scaled
   * @throws ConfigurationException if the model's weights are too large to compute with, or it
   *     cannot guarantee the configured coverage
   * @throws IOException if it is interrupted
   */
  public static ImageAnswers of(
      ImageClassifier classifier,
      TrainedModel model,
      Coverage coverage,
      List<Images.Image> images,
      Scaling scaling)
      throws ConfigurationException, DatasetException, IOException {
    ImageClassifier scaled = classifier.scaling(scaling);
    ClassColumns columns =
        new ClassColumns(
            classifier.classes(),
            classifier.threshold() > 0,
            coverage.most(model).map(any -> coverage));
    ImageRules rules = model.preprocessing(ImagePreprocessing.class).images().withScaling(scaling);
    // Decoding takes far longer than the network.
    List<Result> all =
        ParallelRunner.run(
            images.stream()
                .<Callable<Result>>map(image -> () -> ask(scaled, image, rules))
                .toList(),
            rules.threads());
    return new ImageAnswers(columns, only(Answer.class, all), only(Unusable.class, all));
  }

  private static <T> List<T> only(Class<T> kind, List<Result> all) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static Result ask(ImageClassifier classifier, Images.Image image, ImageRules rules)
      throws ConfigurationException {
    try {
      // Not PixelImage.read, whose messages have the path: the name is shown, and paths differ.
      byte[] file = RegularFile.read(image.file(), ImageRules.MOST_BYTES);
      PixelImage pixels = rules.decode(file);
      return new Answer(image.name(), classifier.classify(pixels));
    } catch (ImageSizeException e) {
      return new Unusable(image.name(), wrongSize(e, classifier));
    } catch (IOException e) {
      return new Unusable(image.name(), FileProblem.reason(e));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "The model cannot be asked about %s: its weights are so large that its sums go beyond the"
              + " range of float. Train it again with a lower learning rate (nn.learningRate).",
          SafeText.text(image.name()));
    }
  }

  /** What is wrong with an image of another size, and what to do. */
  public static String wrongSize(ImageSizeException e, ImageClassifier classifier) {
    return Formats.format(
        "%d x %d pixels, but the network was trained on %d x %d (nn.scaling=stretch takes any)",
        e.found().width(), e.found().height(), classifier.width(), classifier.height());
  }
}
