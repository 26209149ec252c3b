package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Top;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;

/**
 * Accuracy of a trivial model, which always predicts the most frequent class.
 *
 * @param mostFrequent that class, the first of equals
 * @param among the examples among which it is the most frequent: {@code training}, or {@code test}
 *     if the training examples are unknown
 * @param correct number of test examples of this class
 * @param accuracy the share of these
 */
public record ChanceLevel(String mostFrequent, String among, int correct, double accuracy) {

  /**
   * The chance level on test examples.
   *
   * @param training number of training examples of each class, if known
   */
  public static ChanceLevel of(
      List<String> classes, Optional<int[]> training, ConfusionMatrix heldOut) {
    int most =
        Top.first(
            classes.size(),
            c -> -training.map(counts -> counts[c]).orElseGet(() -> heldOut.actual(c)));
    return new ChanceLevel(
        classes.get(most),
        training.isPresent() ? "training" : "test",
        heldOut.actual(most),
        (double) heldOut.actual(most) / heldOut.total());
  }

  /** In words: {@code always naming A, the most frequent class of the training images, ...}. */
  public String text(Unit unit) {
    return "always naming %s, the most frequent class of the %s %s, would give %s"
        .formatted(SafeText.text(mostFrequent), among, unit.many(), Formats.percent(accuracy));
  }
}
