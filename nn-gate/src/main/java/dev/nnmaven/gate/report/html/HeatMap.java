package dev.nnmaven.gate.report.html;

import dev.nnmaven.nn.task.ConfusionMatrix;

/** Colors of a confusion matrix as a heat map. */
final class HeatMap {

  private static final int SHADES = 8;

  private HeatMap() {}

  /** CSS class of a cell's color: {@code r} for right or {@code w} for wrong, and the shade. */
  static String style(ConfusionMatrix matrix, int actual, int predicted) {
    int count = matrix.count(actual, predicted);
    double share = count == 0 ? 0 : (double) count / matrix.actual(actual);
    // Square root, so that one mistake in 300 is visible.
    return predicted == actual ? "r" + shade(share) : "w" + shade(Math.sqrt(share));
  }

  private static int shade(double strength) {
    return (int) Math.ceil(strength * SHADES);
  }
}
