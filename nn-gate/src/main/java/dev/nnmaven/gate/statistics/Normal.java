package dev.nnmaven.gate.statistics;

/** The standard normal distribution, by {@link StrictMath}: the same on all platforms. */
public final class Normal {

  /** Beyond this, less than 1e-17 is left. */
  private static final double MOST = 8.5;

  private Normal() {}

  /**
   * P(Z ≤ z): ½ + φ(z) (z + z³/3 + z⁵/(3·5) + ...). Source: M. Abramowitz, I. A. Stegun,
   * <i>Handbook of mathematical functions</i>, 26.2.11.
   */
  static double below(double z) {
    double sum = 0;
    double term = z;
    for (int k = 1; Math.abs(term) > Math.abs(sum) * 1e-17; k++) {
      sum += term;
      term *= z * z / (2 * k + 1);
    }
    return 0.5 + sum * StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * StrictMath.PI);
  }

  /** The z of which P(Z ≤ z) is a share between 0 and 1. */
  public static double quantile(double share) {
    return Bisection.of(-MOST, MOST, z -> below(z) < share);
  }
}
