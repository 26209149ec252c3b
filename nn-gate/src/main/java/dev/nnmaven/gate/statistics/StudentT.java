package dev.nnmaven.gate.statistics;

/**
 * Student's t distribution.
 *
 * <p>Source: M. Abramowitz, I. A. Stegun, <i>Handbook of Mathematical Functions</i>, 1964, formulas
 * 26.7.3 and 26.7.4.
 */
final class StudentT {

  private static final double INSIDE = 0.95;

  /** More than t of one degree of freedom, 12.7. */
  private static final double LARGEST = 16;

  private StudentT() {}

  /**
   * The t for which P(|T| ≤ t) = 0.95.
   *
   * @param freedom degrees of freedom ν, at least 1
   */
  static double criticalValue95(int freedom) {
    return Bisection.of(0, LARGEST, t -> inside(t, freedom) < INSIDE);
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
