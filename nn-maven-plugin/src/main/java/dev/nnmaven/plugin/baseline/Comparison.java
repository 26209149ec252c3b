package dev.nnmaven.plugin.baseline;

import dev.nnmaven.nn.evaluation.ConfusionMatrix;
import dev.nnmaven.nn.evaluation.Evaluation;
import dev.nnmaven.nn.evaluation.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A model beside the baseline, both judged on the same images: on all that the model is judged on,
 * but for those that the baseline may have been trained on.
 *
 * @param before the baseline
 * @param now how good the model is on these images
 * @param classes how it changed in each class
 * @param lost images that the baseline recognized and the model does not
 * @param gained images that the model recognizes and the baseline did not
 * @param differences the images lost and gained of each class, in the order of the classes
 * @param leftOut how many of the images that the model is judged on are none of these
 */
public record Comparison(
    Baseline before,
    Evaluation now,
    List<ClassChange> classes,
    int lost,
    int gained,
    List<Differences> differences,
    int leftOut) {

  /** Compares what a model says of the very images that the baseline was judged on. */
  public static Comparison of(Baseline before, Predictions predictions) {
    return of(before, predictions, UnseenImages.ALL);
  }

  /**
   * Compares what a model says of some images with what the baseline said of those among them that
   * it had not seen.
   */
  static Comparison of(Baseline before, Predictions all, UnseenImages unseen) {
    Predictions predictions = unseen.images().map(all::of).orElse(all);
    ConfusionMatrix confusion = predictions.evaluation().confusion();
    List<ClassChange> classes = new ArrayList<>();
    for (int c = 0; c < before.classes().size(); c++) {
      Baseline.PerClass old = before.classes().get(c);
      classes.add(new ClassChange(old.name(), old.images(), old.correct(), confusion.count(c, c)));
    }
    int[] lost = new int[classes.size()];
    int[] gained = new int[classes.size()];
    for (int i = 0; i < predictions.size(); i++) {
      if (before.recognized()[i] != predictions.isCorrect(i)) {
        (predictions.isCorrect(i) ? gained : lost)[predictions.labels()[i]]++;
      }
    }
    return new Comparison(
        before,
        predictions.evaluation(),
        classes,
        IntStream.of(lost).sum(),
        IntStream.of(gained).sum(),
        IntStream.range(0, lost.length).mapToObj(c -> new Differences(lost[c], gained[c])).toList(),
        unseen.leftOut());
  }

  /** How many more images are recognized now; negative if fewer are. */
  public int change() {
    return now.correct() - before.correct();
  }

  /** The classes of which fewer images are recognized, the largest loss first. */
  public List<ClassChange> worse() {
    return ClassChange.worse(classes);
  }

  /** The classes of which more images are recognized, the largest gain first. */
  public List<ClassChange> better() {
    return ClassChange.better(classes);
  }
}
