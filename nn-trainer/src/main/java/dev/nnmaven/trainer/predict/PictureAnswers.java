package dev.nnmaven.trainer.predict;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.ImageSizeException;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.data.image.PixelImage;
import dev.nnmaven.nn.data.image.Scaling;
import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.PictureClassifier;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.job.ParallelRunner;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Classification results of pictures.
 *
 * @param classes the model's classes, in its order
 * @param abstains whether there are answers that the model is not confident of
 * @param answers one per usable picture, in order
 */
public record PictureAnswers(
    List<String> classes, boolean abstains, List<Answer> answers, List<Unusable> unusable) {

  /** Result for one picture. */
  public record Answer(String image, Classification says) implements Result {}

  /** An unusable file: no picture, or of the wrong size. */
  public record Unusable(String image, String reason) implements Result {}

  private sealed interface Result {}

  /**
   * Classifies pictures with a model.
   *
   * @param scaling how pictures of another size are scaled
   * @throws ConfigurationException if the model's weights are too large to compute with
   * @throws IOException if it is interrupted
   */
  public static PictureAnswers of(
      PictureClassifier classifier, List<Pictures.Picture> pictures, Scaling scaling)
      throws ConfigurationException, DatasetException, IOException {
    PictureClassifier scaled = classifier.scaling(scaling);
    PictureRules rules = classifier.preprocessing().pictures().withScaling(scaling);
    // Decoding takes far longer than the network.
    List<Result> all =
        ParallelRunner.run(
            pictures.stream().<Callable<Result>>map(one -> () -> ask(scaled, one, rules)).toList(),
            rules.threads());
    return new PictureAnswers(
        classifier.classes(),
        classifier.threshold() > 0,
        only(Answer.class, all),
        only(Unusable.class, all));
  }

  private static <T> List<T> only(Class<T> kind, List<Result> all) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static Result ask(
      PictureClassifier classifier, Pictures.Picture picture, PictureRules rules)
      throws ConfigurationException {
    try {
      // Not PixelImage.read, whose messages have the path: the name is shown, and paths differ.
      byte[] file = RegularFile.read(picture.file(), PictureRules.MOST_BYTES);
      PixelImage image = PixelImage.decode(file, rules);
      return new Answer(picture.name(), classifier.classify(image));
    } catch (ImageSizeException e) {
      return new Unusable(picture.name(), wrongSize(e, classifier));
    } catch (IOException e) {
      return new Unusable(picture.name(), FileProblem.reason(e));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          ("The model cannot be asked about %s: its weights are so large that its sums go beyond the"
                  + " range of float. Train it again with a lower learning rate (nn.learningRate).")
              .formatted(SafeText.text(picture.name())));
    }
  }

  /** What is wrong with a picture of another size, and what to do. */
  public static String wrongSize(ImageSizeException e, PictureClassifier classifier) {
    return Formats.format(
        "%d x %d pixels, but the network was trained on %d x %d (nn.scaling=stretch takes any)",
        e.found().width(),
        e.found().height(),
        classifier.preprocessing().width(),
        classifier.preprocessing().height());
  }
}
