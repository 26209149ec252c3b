package dev.nnmaven.gate.baseline;

import dev.nnmaven.nn.evaluation.Predictions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Comparison of a model with the baseline on the same images: the model's test images without those
 * that the baseline may have been trained on.
 *
 * @param before the baseline
 * @param total change over all these images
 * @param classes change per class, in the order of the classes
 * @param leftOut number of test images left out
 * @param pairs the same, image by image
 * @param labels class of each image
 */
public record Comparison(
    Baseline before, Change total, List<Change> classes, int leftOut, Pairs pairs, int[] labels) {

  /**
   * Compares a model with the baseline on images that the baseline was not trained on.
   *
   * @param groups group of each image, as of {@link dev.nnmaven.trainer.data.Groups#of}
   */
  public static Comparison of(Baseline before, Predictions all, UnseenImages unseen, int[] groups) {
    Predictions predictions = unseen.images().map(all::of).orElse(all);
    double[] rises = new double[predictions.size()];
    int[] lost = new int[before.classes().size()];
    int[] gained = new int[lost.length];
    for (int i = 0; i < predictions.size(); i++) {
      if (before.recognized()[i] != predictions.isCorrect(i)) {
        (predictions.isCorrect(i) ? gained : lost)[predictions.labels()[i]]++;
        rises[i] = predictions.isCorrect(i) ? -1 : 1;
      }
    }
    return new Comparison(
        before,
        new Change(
            "",
            before.images(),
            before.correct(),
            predictions.evaluation().correct(),
            IntStream.of(lost).sum(),
            IntStream.of(gained).sum()),
        IntStream.range(0, lost.length)
            .mapToObj(
                c -> {
                  Baseline.PerClass old = before.classes().get(c);
                  int now = predictions.evaluation().confusion().count(c, c);
                  return new Change(
                      old.name(), old.images(), old.correct(), now, lost[c], gained[c]);
                })
            .toList(),
        unseen.leftOut(),
        new Pairs(rises, unseen.of(groups)),
        predictions.labels());
  }

  /** The images of a class. */
  public Pairs pairs(int c) {
    return pairs.of(image -> labels[image] == c);
  }

  /** Classes that got worse, largest loss first. */
  public List<Change> worse() {
    return classes.stream()
        .filter(one -> one.change() < 0)
        .sorted(Comparator.comparingInt(Change::change))
        .toList();
  }

  /** Classes that got better, largest gain first. */
  public List<Change> better() {
    return classes.stream()
        .filter(one -> one.change() > 0)
        .sorted(Comparator.comparingInt(Change::change).reversed())
        .toList();
  }
}
