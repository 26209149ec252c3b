package dev.nnmaven.gate.statistics;

/**
 * Tango's score bounds of the difference of two proportions of the same examples: by how much the
 * share of recognized images has dropped. The bound is the difference δ that a score test of "the
 * true drop is δ" just does not reject:
 *
 * <pre>
 * T(δ) = (lost − gained − n δ) / √(n (2 q + δ (1 − δ)))
 * </pre>
 *
 * with q, the probability of being gained, at its most likely value if the drop is δ: the larger
 * root of 2n q² + B q − gained δ (1 − δ) = 0, B = −lost − gained + (2n − lost + gained) δ.
 *
 * <p>Source: T. Tango, <i>Equivalence test and confidence interval for the difference in
 * proportions for the paired-sample design</i>, Statistics in Medicine 17 (1998). Its confidence is
 * near the one asked for even where few examples differ: M. W. Fagerland, S. Lydersen, P. Laake,
 * <i>Recommended tests and confidence intervals for paired binomial proportions</i>, Statistics in
 * Medicine 33 (2014).
 *
 * @param lost examples that only the earlier model recognizes
 * @param gained examples that only the later one recognizes
 * @param n number of all examples, at least 1
 */
public record PairedProportions(int lost, int gained, int n) {

  /** Upper bound of the drop, from −1 to 1. */
  public double upper(double confidence) {
    double z = Normal.quantile(confidence);
    return Bisection.of(drop(), 1, delta -> score(delta) > -z);
  }

  /** Lower bound of the drop: what is lost by one model is gained by the other. */
  public double lower(double confidence) {
    return -new PairedProportions(gained, lost, n).upper(confidence);
  }

  /** The drop that was found. */
  public double drop() {
    return (double) (lost - gained) / n;
  }

  /** T(δ), which falls as δ rises. */
  double score(double delta) {
    double b = -lost - gained + (2.0 * n - lost + gained) * delta;
    double c = -gained * delta * (1 - delta);
    double q = (Math.sqrt(Math.max(0, b * b - 8.0 * n * c)) - b) / (4.0 * n);
    double variance = n * (2 * q + delta * (1 - delta));
    return (lost - gained - n * delta) / Math.sqrt(Math.max(Double.MIN_NORMAL, variance));
  }
}
