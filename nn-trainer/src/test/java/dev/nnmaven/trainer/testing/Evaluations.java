package dev.nnmaven.trainer.testing;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;

/** Evaluations made of counts. */
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
}
