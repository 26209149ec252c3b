package dev.nnmaven.plugin.baseline;

import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.task.ConfusionMatrix;
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

  /**
   * Creates the baseline of a model.
   *
   * @param producer software that writes it, with its version
   * @param modelSha256 hash of the model file
   * @param images test images
   * @param predictions the model's predictions for them
   */
  public static Baseline of(
      String producer, String modelSha256, Dataset images, Predictions predictions) {
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
}
