package dev.nnmaven.trainer.curves;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A figure after each epoch, and what of its ups and downs is not noise: levels are medians and
 * means of several epochs, never single ones.
 */
record Curve(List<Double> values) {

  /** A smaller change of the mean, from the last quarter but one to the last, is none. */
  private static final double STEADY = 0.005;

  /** Standard errors beyond which a change is not noise. */
  private static final double BEYOND_NOISE = 3;

  /** Standard deviation of normal noise, as a multiple of its median absolute deviation. */
  private static final double OF_MEDIAN = 1.4826;

  /** Standard error of a median of normal noise, as a multiple of that of a mean. */
  private static final double MEDIAN_ERROR = Math.sqrt(Math.PI / 2);

  private static final int LEAST_WINDOW = 3;

  int size() {
    return values.size();
  }

  /** Number of epochs whose median is the level at the last of them. */
  private int window() {
    return Math.max(LEAST_WINDOW, size() / 10);
  }

  /** Median of the epochs up to this index, as many as {@link #window}. */
  double level(int end) {
    return median(values.subList(Math.max(0, end + 1 - window()), end + 1));
  }

  /** Index of the epoch at which the level is the lowest, the first of equals. */
  int lowest() {
    int lowest = Math.min(window(), size()) - 1;
    for (int e = lowest + 1; e < size(); e++) {
      lowest = level(e) < level(lowest) ? e : lowest;
    }
    return lowest;
  }

  /** How much the level rose from its lowest to the last, beyond noise; 0 if it did not. */
  double rise() {
    double rise = level(size() - 1) - level(lowest());
    double error = MEDIAN_ERROR * noise() * Math.sqrt(2.0 / window());
    return rise > BEYOND_NOISE * error ? rise : 0;
  }

  /** Whether it still falls at the end, from the last quarter but one to the last, beyond noise. */
  boolean falls() {
    int quarter = Math.max(1, size() / 4);
    double before = mean(values.subList(size() - 2 * quarter, size() - quarter));
    double fall = before - mean(values.subList(size() - quarter, size()));
    return fall > STEADY * before && fall > BEYOND_NOISE * noise() * Math.sqrt(2.0 / quarter);
  }

  /** Share of the epochs of the last half in which it grows by more than a share of itself. */
  double jumps(double share) {
    int half = Math.max(1, size() / 2);
    return (double)
            IntStream.range(half, size())
                .filter(e -> values.get(e) > values.get(e - 1) * (1 + share))
                .count()
        / (size() - half);
  }

  /**
   * Standard deviation of the noise of an epoch: from second differences over the last half, in
   * which a steady slope cancels.
   */
  private double noise() {
    int from = Math.max(1, Math.min(size() / 2, size() - 2 * LEAST_WINDOW));
    List<Double> bends =
        IntStream.range(from, size() - 1)
            .mapToObj(e -> Math.abs(values.get(e - 1) - 2 * values.get(e) + values.get(e + 1)))
            .toList();
    return OF_MEDIAN * median(bends) / Math.sqrt(6);
  }

  private static double mean(List<Double> some) {
    return some.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static double median(List<Double> some) {
    List<Double> sorted = some.stream().sorted().toList();
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
  }
}
