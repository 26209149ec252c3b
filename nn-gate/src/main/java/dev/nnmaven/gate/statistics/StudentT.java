package dev.nnmaven.gate.statistics;

/**
 * Student's t distribution.
 *
 * <p>Source: M. Abramowitz, I. A. Stegun, <i>Handbook of Mathematical Functions</i>, 1964, formulas
 * 26.7.3 and 26.7.4.
 */
final class StudentT {

  /** More than the t of one degree of freedom with 99.95% below. */
  private static final double LARGEST = 640;

  /** Beyond this, quantiles are those of the normal distribution to 0.2%. */
  private static final int MOST = 1000;

  private StudentT() {}

  /**
   * The t for which P(T ≤ t) is a share above a half.
   *
   * @param freedom degrees of freedom ν, at least 1
   */
  static double quantile(double share, int freedom) {
    int least = Math.min(freedom, MOST);
    return Bisection.of(0, LARGEST, t -> inside(t, least) < 2 * share - 1);
  }

  /** P(|T| ≤ t), with θ = arctan(t / √ν): a sum of powers of cos θ, odd ones for an odd ν. */
  private static double inside(double t, int freedom) {
    double angle = StrictMath.atan(t / StrictMath.sqrt(freedom));
    double cos = StrictMath.cos(angle);
    boolean isOdd = freedom % 2 == 1;
    double term = isOdd ? cos : 1;
    double sum = 0;
    for (int power = isOdd ? 1 : 0; power <= freedom - 2; power += 2) {
      sum += term;
      term *= cos * cos * (power + 1) / (power + 2);
    }
    double scaled = StrictMath.sin(angle) * sum;
    return isOdd ? 2 / Math.PI * (angle + scaled) : scaled;
  }
}
