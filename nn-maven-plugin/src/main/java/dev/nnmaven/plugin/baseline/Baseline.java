package dev.nnmaven.plugin.baseline;

import dev.nnmaven.nn.data.Dataset;
import dev.nnmaven.nn.evaluation.ConfusionMatrix;
import dev.nnmaven.nn.evaluation.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of the model that was accepted last.
 *
 * @param producer what wrote it, with its version
 * @param modelSha256 of the model's file
 * @param imagesSha256 the fingerprint of the images that it was judged on
 * @param images how many these are
 * @param correct how many of them it recognized
 * @param loss its mean loss on them
 * @param classes how it did on each class
 * @param recognized whether it recognized each image, in their order
 * @param reason why it was accepted, if somebody said so
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

  /** One that was accepted without a word. */
  public Baseline(
      String producer,
      String modelSha256,
      String imagesSha256,
      int images,
      int correct,
      double loss,
      List<PerClass> classes,
      boolean[] recognized) {
    this(
        producer,
        modelSha256,
        imagesSha256,
        images,
        correct,
        loss,
        classes,
        recognized,
        Optional.empty());
  }

  /**
   * How it did on one class.
   *
   * @param images how many images of it there are
   * @param correct how many of them were recognized
   */
  public record PerClass(String name, int images, int correct) {}

  /**
   * What is to be remembered of a model.
   *
   * @param producer what writes it, with its version
   * @param modelSha256 of the model's file
   * @param images what it was judged on
   * @param predictions what it says of them
   */
  public static Baseline of(
      String producer, String modelSha256, Dataset images, Predictions predictions) {
    ConfusionMatrix confusion = predictions.evaluation().confusion();
    List<PerClass> classes = new ArrayList<>();
    for (int c = 0; c < images.classes().size(); c++) {
      classes.add(
          new PerClass(images.classes().get(c), confusion.actual(c), confusion.count(c, c)));
    }
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
        classes,
        recognized);
  }

  /** The same, accepted for a reason. */
  public Baseline because(Optional<String> why) {
    return new Baseline(
        producer, modelSha256, imagesSha256, images, correct, loss, classes, recognized, why);
  }

  /** The names of the classes, in their order. */
  public List<String> classNames() {
    return classes.stream().map(PerClass::name).toList();
  }
}
