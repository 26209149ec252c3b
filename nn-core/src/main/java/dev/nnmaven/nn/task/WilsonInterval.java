package dev.nnmaven.nn.task;

import dev.nnmaven.nn.text.Illegal;

/**
 * Wilson score interval: a confidence interval of a proportion, such as an accuracy.
 *
 * <p>Source: E. B. Wilson, <i>Probable inference, the law of succession, and statistical
 * inference</i>, JASA 22 (1927). Unlike the normal approximation (p ± z·σ), it stays within [0, 1].
 *
 * @param low lower bound
 * @param high upper bound
 */
public record WilsonInterval(double low, double high) {

  /** z: the 97.5% quantile of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * Computes the 95% interval of a proportion.
   *
   * @param correct number of successes
   * @param total number of trials, at least 1
   */
  public static WilsonInterval of(int correct, int total) {
    return of(correct, total, Z);
  }

  /**
   * Computes an interval whose bounds each have the confidence of a quantile.
   *
   * @param z quantile of the standard normal distribution: 1.645 for 95% of each bound
   */
  public static WilsonInterval of(int correct, int total, double z) {
    if (total < 1 || correct < 0 || correct > total) {
      throw Illegal.argument(
          "expected 0 <= correct <= total and total >= 1, found %s of %s", correct, total);
    }
    double n = total;
    double p = correct / n;
    double square = z * z;
    double centre = p + square / (2 * n);
    double half = z * Math.sqrt(p * (1 - p) / n + square / (4 * n * n));
    double scale = 1 + square / n;
    // Without an error or a success a bound is exact, but for rounding.
    return new WilsonInterval(
        correct == 0 ? 0 : (centre - half) / scale, correct == total ? 1 : (centre + half) / scale);
  }
}
