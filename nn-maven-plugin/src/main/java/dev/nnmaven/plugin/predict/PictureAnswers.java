package dev.nnmaven.plugin.predict;

import dev.nnmaven.nn.classifier.Classification;
import dev.nnmaven.nn.classifier.Classifier;
import dev.nnmaven.nn.data.image.GreyImage;
import dev.nnmaven.nn.data.image.ImageSizeException;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.data.image.Scaling;
import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.text.Texts;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Classification results of pictures.
 *
 * @param classes the model's classes, in its order
 * @param answers one per usable picture, in order
 * @param unusable unusable files
 */
public record PictureAnswers(List<String> classes, List<Answer> answers, List<Unusable> unusable) {

  /**
   * Result for one picture.
   *
   * @param image its name
   */
  public record Answer(String image, Classification says) {}

  /**
   * An unusable file: no picture, or of the wrong size.
   *
   * @param image its name
   * @param reason what is wrong with it
   */
  public record Unusable(String image, String reason) {}

  private record Either(Optional<Answer> answer, Optional<Unusable> unusable) {}

  /**
   * Classifies pictures with a model.
   *
   * @param scaling how pictures of another size are scaled
   * @throws ConfigurationException if the model's weights are too large to compute with
   * @throws IOException if it is interrupted
   */
  public static PictureAnswers of(
      Classifier classifier, List<Pictures.Picture> pictures, Scaling scaling)
      throws ConfigurationException, IOException {
    Classifier scaled = classifier.scaling(scaling);
    List<Either> all =
        askAll(scaled, pictures, classifier.preprocessing().pictures().withScaling(scaling));
    return new PictureAnswers(
        classifier.classes(),
        all.stream().flatMap(one -> one.answer().stream()).toList(),
        all.stream().flatMap(one -> one.unusable().stream()).toList());
  }

  /** Decodes in parallel, as decoding takes far longer than the network. */
  private static List<Either> askAll(
      Classifier classifier, List<Pictures.Picture> pictures, PictureRules rules)
      throws ConfigurationException, IOException {
    // Not the common pool: its threads lack a Maven plugin's class loader.
    ExecutorService workers = Executors.newFixedThreadPool(rules.threads());
    try {
      List<Callable<Either>> questions = new ArrayList<>();
      for (Pictures.Picture picture : pictures) {
        questions.add(() -> ask(classifier, picture, rules));
      }
      List<Either> all = new ArrayList<>();
      for (Future<Either> answer : workers.invokeAll(questions)) {
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
      throw new IOException("pictures could not be looked at: " + e.getCause(), e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private static Either ask(Classifier classifier, Pictures.Picture picture, PictureRules rules)
      throws ConfigurationException {
    try {
      GreyImage image = GreyImage.read(picture.file(), rules);
      Classification says =
          classifier.classifyPixels(image.pixels(), image.width(), image.height());
      return new Either(Optional.of(new Answer(picture.name(), says)), Optional.empty());
    } catch (ImageSizeException e) {
      return unusable(
          picture,
          Texts.format(
              "%d x %d pixels, but the network was trained on %d x %d (nn.scaling=stretch takes any)",
              e.found().width(), e.found().height(), classifier.width(), classifier.height()));
    } catch (IOException e) {
      return unusable(picture, withoutPath(FileProblem.reason(e), picture));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          ("The model cannot be asked about %s: its weights are so large that its sums go beyond the"
                  + " range of float. Train it again with a lower learning rate (nn.learningRate).")
              .formatted(Shown.text(picture.name())));
    }
  }

  /**
   * Removes the path from a message: the name is shown already, and paths differ between machines.
   */
  private static String withoutPath(String message, Pictures.Picture picture) {
    String path = picture.file() + ": ";
    return message.startsWith(path) ? message.substring(path.length()) : message;
  }

  private static Either unusable(Pictures.Picture picture, String reason) {
    return new Either(Optional.empty(), Optional.of(new Unusable(picture.name(), reason)));
  }
}
