package dev.nnmaven.trainer.data;

import java.util.Arrays;

/**
 * A straight line of least squares for each part of some points; level where all points of a part,
 * or none, have one x.
 *
 * @param x mean of each part
 * @param y mean of each part; of all points for a part that has none
 * @param slope of each part
 */
record LinesOfParts(double[] x, double[] y, double[] slope) {

  /**
   * Fits them.
   *
   * @param of part of each point, [N]
   * @param xs of each point, NaN if it has none, [N]
   * @param ys of each point, [N]
   */
  static LinesOfParts fit(int parts, int[] of, double[] xs, double[] ys) {
    int[] counts = new int[parts];
    double[] x = new double[parts];
    double[] y = new double[parts];
    double all = 0;
    for (int i = 0; i < of.length; i++) {
      counts[of[i]]++;
      x[of[i]] += xs[i];
      y[of[i]] += ys[i];
      all += ys[i];
    }
    for (int part = 0; part < parts; part++) {
      x[part] = counts[part] == 0 ? 0 : x[part] / counts[part];
      y[part] = counts[part] == 0 ? all / of.length : y[part] / counts[part];
    }
    double[] slope = new double[parts]; // first the squares
    double[] products = new double[parts];
    for (int i = 0; i < of.length; i++) {
      double off = xs[i] - x[of[i]];
      slope[of[i]] += off * off;
      products[of[i]] += off * (ys[i] - y[of[i]]);
    }
    Arrays.setAll(slope, part -> slope[part] > 0 ? products[part] / slope[part] : 0);
    return new LinesOfParts(x, y, slope);
  }

  /** What the lines say of points, [N]. */
  double[] of(int[] parts, double[] xs) {
    double[] predicted = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      int part = parts[i];
      // A level line has no use for x, which may be missing.
      predicted[i] = slope[part] == 0 ? y[part] : Math.fma(slope[part], xs[i] - x[part], y[part]);
    }
    return predicted;
  }
}
