package dev.nnmaven.plugin.predict;

import dev.nnmaven.nn.classifier.Classification;
import dev.nnmaven.nn.classifier.Classifier;
import dev.nnmaven.nn.classifier.Scaling;
import dev.nnmaven.nn.data.GreyImage;
import dev.nnmaven.plugin.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model says of pictures.
 *
 * @param classes the model's classes, in its order
 * @param answers one for each picture that could be used, in order
 * @param unusable the others
 */
public record PictureAnswers(List<String> classes, List<Answer> answers, List<Unusable> unusable) {

  /**
   * What it says of one.
   *
   * @param image its name
   */
  public record Answer(String image, Classification says) {}

  /**
   * A file that is no picture, or one of the wrong size.
   *
   * @param image its name
   * @param reason what is wrong with it
   */
  public record Unusable(String image, String reason) {}

  private record Either(Optional<Answer> answer, Optional<Unusable> unusable) {}

  /**
   * Asks a model about a picture, or about all in a folder and its sub-folders.
   *
   * @param scaling what becomes of pictures of another size than the model was trained on
   * @throws ConfigurationException if there are no files
   * @throws IOException if a folder cannot be read
   */
  public static PictureAnswers of(Classifier classifier, Path input, Scaling scaling)
      throws ConfigurationException, IOException {
    Classifier scaled = classifier.scaling(scaling);
    // Decoding takes far longer than the network, and each picture is decoded by itself.
    List<Either> all =
        Pictures.in(input).parallelStream()
            .map(picture -> ask(scaled, picture, scaling == Scaling.REFUSE))
            .toList();
    List<Answer> answers = new ArrayList<>();
    List<Unusable> unusable = new ArrayList<>();
    for (Either one : all) {
      one.answer().ifPresent(answers::add);
      one.unusable().ifPresent(unusable::add);
    }
    return new PictureAnswers(classifier.classes(), answers, unusable);
  }

  private static Either ask(Classifier classifier, Pictures.Picture picture, boolean sameSize) {
    try {
      GreyImage image = GreyImage.read(picture.file());
      if (sameSize
          && (image.width() != classifier.width() || image.height() != classifier.height())) {
        return unusable(
            picture,
            "%d x %d pixels, but the network was trained on %d x %d (nn.scaling=stretch takes any)"
                .formatted(image.width(), image.height(), classifier.width(), classifier.height()));
      }
      Classification says =
          classifier.classifyPixels(image.pixels(), image.width(), image.height());
      return new Either(Optional.of(new Answer(picture.name(), says)), Optional.empty());
    } catch (IOException e) {
      return unusable(picture, withoutPath(e.getMessage(), picture));
    }
  }

  /** The name stands there already, and the path would differ from machine to machine. */
  private static String withoutPath(String message, Pictures.Picture picture) {
    String path = picture.file() + ": ";
    return message.startsWith(path) ? message.substring(path.length()) : message;
  }

  private static Either unusable(Pictures.Picture picture, String reason) {
    return new Either(Optional.empty(), Optional.of(new Unusable(picture.name(), reason)));
  }
}
