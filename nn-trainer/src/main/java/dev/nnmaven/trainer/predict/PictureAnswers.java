package dev.nnmaven.trainer.predict;

import dev.nnmaven.nn.data.image.ImageSizeException;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.data.image.PixelImage;
import dev.nnmaven.nn.data.image.Scaling;
import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.PictureClassifier;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.text.Texts;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Classification results of pictures.
 *
 * @param classes the model's classes, in its order
 * @param abstains whether there are answers that the model is not confident of
 * @param answers one per usable picture, in order
 * @param unusable unusable files
 */
public record PictureAnswers(
    List<String> classes, boolean abstains, List<Answer> answers, List<Unusable> unusable) {

  /**
   * Result for one picture.
   *
   * @param image its name
   */
  public record Answer(String image, Classification says) implements Result {}

  /**
   * An unusable file: no picture, or of the wrong size.
   *
   * @param image its name
   * @param reason what is wrong with it
   */
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
      throws ConfigurationException, IOException {
    PictureClassifier scaled = classifier.scaling(scaling);
    List<Result> all =
        askAll(scaled, pictures, classifier.preprocessing().pictures().withScaling(scaling));
    return new PictureAnswers(
        classifier.classes(),
        classifier.threshold() > 0,
        only(Answer.class, all),
        only(Unusable.class, all));
  }

  private static <T> List<T> only(Class<T> kind, List<Result> all) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Decodes in parallel, as decoding takes far longer than the network. */
  private static List<Result> askAll(
      PictureClassifier classifier, List<Pictures.Picture> pictures, PictureRules rules)
      throws ConfigurationException, IOException {
    // Not the common pool: its threads lack a Maven plugin's class loader.
    ExecutorService workers = Executors.newFixedThreadPool(rules.threads());
    try {
      List<Callable<Result>> questions = new ArrayList<>();
      for (Pictures.Picture picture : pictures) {
        questions.add(() -> ask(classifier, picture, rules));
      }
      List<Result> all = new ArrayList<>();
      for (Future<Result> answer : workers.invokeAll(questions)) {
        all.add(answer.get());
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("interrupted while asking the model").initCause(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ConfigurationException mistake) {
        throw mistake;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IOException("pictures could not be looked at: " + e.getCause(), e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private static Result ask(
      PictureClassifier classifier, Pictures.Picture picture, PictureRules rules)
      throws ConfigurationException {
    try {
      PixelImage image = PixelImage.read(picture.file(), rules);
      return new Answer(picture.name(), classifier.classify(image));
    } catch (ImageSizeException e) {
      return new Unusable(picture.name(), wrongSize(e, classifier));
    } catch (IOException e) {
      return new Unusable(picture.name(), withoutPath(FileProblem.reason(e), picture));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          ("The model cannot be asked about %s: its weights are so large that its sums go beyond the"
                  + " range of float. Train it again with a lower learning rate (nn.learningRate).")
              .formatted(Shown.text(picture.name())));
    }
  }

  /** What is wrong with a picture of another size, and what to do. */
  public static String wrongSize(ImageSizeException e, PictureClassifier classifier) {
    return Texts.format(
        "%d x %d pixels, but the network was trained on %d x %d (nn.scaling=stretch takes any)",
        e.found().width(),
        e.found().height(),
        classifier.preprocessing().width(),
        classifier.preprocessing().height());
  }

  /**
   * Removes the path from a message: the name is shown already, and paths differ between machines.
   */
  private static String withoutPath(String message, Pictures.Picture picture) {
    String path = picture.file() + ": ";
    return message.startsWith(path) ? message.substring(path.length()) : message;
  }
}
