package dev.nnmaven.nn.task;

import dev.nnmaven.nn.text.Illegal;

/**
 * Shift and scale that give numbers mean 0 and standard deviation 1: (x − mean) / deviation, in
 * double.
 *
 * @param mean of the numbers that it was fitted to
 * @param deviation their standard deviation, with divisor n; 0 if all are the same
 */
public record Standardization(double mean, double deviation) {

  /** Throws IllegalArgumentException if a number is not finite, or the deviation is negative. */
  public Standardization {
    if (!Double.isFinite(mean) || !(deviation >= 0 && deviation <= Double.MAX_VALUE)) {
      throw Illegal.argument(
          "expected a finite mean and a deviation of at least 0, found %s and %s", mean, deviation);
    }
  }

  /**
   * Fits to numbers, in two passes and in their order: first the mean, then the squared differences
   * from it.
   *
   * @throws IllegalArgumentException if there are none, one is not finite, or they are so large
   *     that their squares are not
   */
  public static Standardization of(double[] values) {
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      sum += value;
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    }
    if (least == largest) {
      return new Standardization(least, 0); // a rounded mean would make a difference of nothing
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new Standardization(mean, Math.sqrt(squares / values.length));
  }

  /**
   * Fits to whole numbers 0, 1, 2, ..., by how often each occurs, as {@link #of}.
   *
   * @param counts number of times that each of them occurs; not all are 0
   */
  public static Standardization ofCounts(long[] counts) {
    long count = 0;
    long sum = 0; // exact, hence also the mean of equal numbers
    for (int value = 0; value < counts.length; value++) {
      count += counts[value];
      sum += value * counts[value];
    }
    double mean = (double) sum / count;
    double squares = 0;
    for (int value = 0; value < counts.length; value++) {
      squares += counts[value] * ((value - mean) * (value - mean));
    }
    return new Standardization(mean, Math.sqrt(squares / count));
  }

  /** Standardizes a number; 0 if the deviation is 0. */
  public float apply(double value) {
    return (float) scaled(value);
  }

  /** Standardizes a number without rounding it to float; 0 if the deviation is 0. */
  public double scaled(double value) {
    return deviation == 0 ? 0 : (value - mean) / deviation;
  }

  /** The number that a standardized one stands for: mean + deviation · standardized. */
  public double undo(float standardized) {
    return Math.fma(deviation, standardized, mean);
  }
}
