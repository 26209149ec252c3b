package dev.nnmaven.gate.baseline;

import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Baseline: results of the last accepted model.
 *
 * @param producer software that wrote it, with its version
 * @param modelSha256 hash of the model file
 * @param imagesSha256 fingerprint of the test images
 * @param images number of test images
 * @param correct number of correct ones
 * @param loss mean loss in nats
 * @param classes results per class
 * @param recognized whether each image was classified correctly, in order
 * @param reason why it was accepted, if given
 */
public record Baseline(
    String producer,
    String modelSha256,
    String imagesSha256,
    int images,
    int correct,
    double loss,
    List<PerClass> classes,
    boolean[] recognized,
    Optional<String> reason) {

  /**
   * Results of one class.
   *
   * @param images number of images
   * @param correct number of correct ones
   */
  public record PerClass(String name, int images, int correct) {}

  /** Maximum length of a reason in characters. */
  private static final int LONGEST_REASON = 200;

  /**
   * Creates the baseline of a model.
   *
   * @param producer software that writes it, with its version
   * @param modelSha256 hash of the model file
   * @param images test examples
   * @param predictions the model's predictions for them
   */
  public static Baseline of(
      String producer, String modelSha256, Examples images, Predictions predictions) {
    ConfusionMatrix confusion = predictions.evaluation().confusion();
    boolean[] recognized = new boolean[predictions.size()];
    for (int i = 0; i < recognized.length; i++) {
      recognized[i] = predictions.isCorrect(i);
    }
    return new Baseline(
        producer,
        modelSha256,
        images.fingerprint(),
        images.size(),
        predictions.evaluation().correct(),
        predictions.evaluation().loss(),
        IntStream.range(0, confusion.classes())
            .mapToObj(
                c ->
                    new PerClass(
                        images.classes().get(c), confusion.actual(c), confusion.count(c, c)))
            .toList(),
        recognized,
        Optional.empty());
  }

  /** Copy with a reason. */
  public Baseline because(Optional<String> why) {
    return new Baseline(
        producer, modelSha256, imagesSha256, images, correct, loss, classes, recognized, why);
  }

  /** Names of the classes, in order. */
  public List<String> classNames() {
    return classes.stream().map(PerClass::name).toList();
  }

  /**
   * Parses the reason for accepting a model, which all reports show.
   *
   * @throws IllegalArgumentException if it is not one line of visible text
   */
  public static String parseReason(String text) {
    int length = text.codePointCount(0, text.length());
    if (length > LONGEST_REASON) {
      throw new IllegalArgumentException(
          Texts.format("expected at most %d characters, found %d", LONGEST_REASON, length));
    }
    if (text.codePoints().anyMatch(Shown::isUnseen)) {
      throw new IllegalArgumentException(
          "expected one line of characters that can be seen, found \"%s\""
              .formatted(Shown.escaped(text)));
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("expected a reason, found none");
    }
    return text;
  }
}
