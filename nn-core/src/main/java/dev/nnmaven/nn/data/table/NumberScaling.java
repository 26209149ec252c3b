package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.SpecifiedEnum;
import dev.nnmaven.nn.task.Standardization;
import java.util.Arrays;

/** What becomes 0 and 1 of the numbers of a column, and what becomes of those far out. */
public enum NumberScaling implements SpecifiedEnum {
  /** The mean becomes 0 and the standard deviation 1; what is far out stays far out. */
  STANDARD("mean"),

  /**
   * The median becomes 0 and the interquartile range 1, then z / √(1 + (z / 3)²): what is within ±1
   * hardly changes, and nothing is beyond ±3. So a few large prices or counts neither set the scale
   * of all others nor drown the row that has them. If the quartiles are equal, half the distance
   * from least to largest becomes 1. Source: D. Holzmüller, L. Grinsztajn, I. Steinwart, <i>Better
   * by default: strong pre-tuned MLPs and boosted trees on tabular data</i>, NeurIPS 2024, section
   * 3.
   */
  ROBUST("median");

  /** Limit of what {@link #ROBUST} makes. */
  public static final double CLIP = 3;

  /** Beyond it a double cannot tell a clipped number from the limit. */
  public static final double FAR = 1e9;

  private final String center;

  NumberScaling(String center) {
    this.center = center;
  }

  /** What becomes 0, in words. */
  String center() {
    return center;
  }

  /** Finds one by its name; of an unknown one the IllegalArgumentException lists all. */
  public static NumberScaling of(String specification) {
    return Catalog.of("scaling of numbers", values()).create(specification);
  }

  /**
   * The value below which a part of the sorted values lies, interpolated between the two nearest,
   * as numpy and R do by default. Source: R. J. Hyndman, Y. Fan, <i>Sample quantiles in statistical
   * packages</i>, The American Statistician 50 (1996), definition 7.
   */
  private static double quantile(double[] sorted, int numerator, int denominator) {
    long place = (long) numerator * (sorted.length - 1);
    double below = sorted[(int) (place / denominator)];
    long rest = place % denominator;
    double above = sorted[(int) ((place + denominator - 1) / denominator)];
    return below + (above - below) * ((double) rest / denominator);
  }

  /**
   * Finds what becomes 0, and the distance from it that becomes 1.
   *
   * @param values of the training rows that have one, in their order; at least one
   * @throws IllegalArgumentException if they are too large
   */
  Standardization fit(double[] values) {
    if (this == STANDARD) {
      return Standardization.of(values);
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double quartiles = quantile(sorted, 3, 4) - quantile(sorted, 1, 4);
    double range = sorted[sorted.length - 1] - sorted[0];
    return new Standardization(quantile(sorted, 1, 2), quartiles == 0 ? range / 2 : quartiles);
  }

  /** What becomes of a number that was shifted and scaled. */
  double bend(double z) {
    if (this == STANDARD) {
      return z;
    }
    double near = Math.max(-FAR, Math.min(FAR, z)); // the square is finite
    return near / Math.sqrt(1 + near / CLIP * (near / CLIP));
  }
}
