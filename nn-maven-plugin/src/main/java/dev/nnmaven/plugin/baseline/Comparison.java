package dev.nnmaven.plugin.baseline;

import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Comparison of a model with the baseline on the same images: the model's test images without those
 * that the baseline may have been trained on.
 *
 * @param before the baseline
 * @param now evaluation of the model on these images
 * @param classes change per class
 * @param lost images that only the baseline classifies correctly
 * @param gained images that only the model classifies correctly
 * @param differences images lost and gained per class, in the order of the classes
 * @param leftOut number of test images left out
 */
public record Comparison(
    Baseline before,
    ClassificationMetrics now,
    List<ClassChange> classes,
    int lost,
    int gained,
    List<Differences> differences,
    int leftOut) {

  /** Compares a model with the baseline on the baseline's own test images. */
  public static Comparison of(Baseline before, Predictions predictions) {
    return of(before, predictions, UnseenImages.ALL);
  }

  /** Compares a model with the baseline on images that the baseline was not trained on. */
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

  /** Change in correct images: now − before. */
  public int change() {
    return now.correct() - before.correct();
  }

  /** Classes that got worse, largest loss first. */
  public List<ClassChange> worse() {
    return ClassChange.worse(classes);
  }

  /** Classes that got better, largest gain first. */
  public List<ClassChange> better() {
    return ClassChange.better(classes);
  }
}
