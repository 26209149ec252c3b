package dev.nnmaven.trainer.testing;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.task.Costs;
import dev.nnmaven.trainer.measure.Predictions;

/** Evaluations made of counts, and of answers. */
public final class Evaluations {

  private Evaluations() {}

  /** So many of a total recognized: of one class, the others being taken for a second one. */
  public static ClassificationMetrics of(int correct, int total) {
    return ofCounts(0.5, new int[][] {{correct, total - correct}, {0, 0}});
  }

  /**
   * Those counts.
   *
   * @param counts [actual][predicted]
   */
  public static ClassificationMetrics ofCounts(double loss, int[][] counts) {
    ConfusionMatrix confusion = new ConfusionMatrix(counts.length);
    for (int actual = 0; actual < counts.length; actual++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        for (int i = 0; i < counts[actual][predicted]; i++) {
          confusion.add(actual, predicted);
        }
      }
    }
    return new ClassificationMetrics(confusion, loss);
  }

  /** Answers, by the labels of examples and the classes that these were taken for. */
  public static Predictions answers(
      double loss, int[] labels, int[] classes, double[][] probabilities) {
    return answers(
        probabilities[0].length, loss, labels, classes, probabilities, new double[labels.length]);
  }

  /** The same, with a loss of each. */
  public static Predictions answers(
      int count,
      double loss,
      int[] labels,
      int[] classes,
      double[][] probabilities,
      double[] losses) {
    ConfusionMatrix confusion = new ConfusionMatrix(count);
    for (int i = 0; i < labels.length; i++) {
      confusion.add(labels[i], classes[i]);
    }
    ClassificationMetrics metrics = new ClassificationMetrics(confusion, loss);
    return new Predictions(metrics, labels, classes, probabilities, losses, Costs.NONE);
  }
}
