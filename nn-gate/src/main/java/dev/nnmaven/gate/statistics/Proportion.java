package dev.nnmaven.gate.statistics;

import dev.nnmaven.nn.task.WilsonInterval;

/**
 * One-sided confidence bounds of a proportion, such as an accuracy. One-sided, since a gate asks
 * whether a figure reaches its limit, not whether it equals one. With 95% confidence, the exact
 * lower bound is above the true share in at most one of twenty test sets; Wilson's is in so many on
 * average, and in 8.6% for the worst share of the worst number of trials, 11.
 *
 * @param total number of trials, at least 1
 */
public record Proportion(int successes, int total) {

  /**
   * Lower bound of Wilson's score interval. On average over all true shares its confidence is the
   * one asked for; of a single share it may be a little less or more. Source: E. B. Wilson, JASA 22
   * (1927).
   */
  public double lower(double confidence) {
    return WilsonInterval.of(successes, total, Normal.quantile(confidence)).low();
  }

  /**
   * Exact lower bound, whose confidence is never less than asked for: the share p with P(X ≥
   * successes) = 1 − confidence for X ~ Binomial(total, p). Source: C. J. Clopper, E. S. Pearson,
   * <i>The use of confidence or fiducial limits illustrated in the case of the binomial</i>,
   * Biometrika 26 (1934).
   */
  public double lowerExact(double confidence) {
    return Bisection.of(0, (double) successes / total, p -> tail(p) < 1 - confidence);
  }

  /** Upper bound of Wilson's interval: one less the lower bound of failures. */
  public double upper(double confidence) {
    return 1 - failures().lower(confidence);
  }

  /** Exact upper bound. */
  public double upperExact(double confidence) {
    return 1 - failures().lowerExact(confidence);
  }

  private Proportion failures() {
    return new Proportion(total - successes, total);
  }

  /** P(X ≥ successes) of a share that is at most the found one: each term is below the last. */
  private double tail(double p) {
    double log = successes * StrictMath.log(p);
    for (int k = 1; k <= successes; k++) {
      log += StrictMath.log((double) (total - successes + k) / k);
    }
    double term = StrictMath.exp(log + (total - successes) * StrictMath.log1p(-p));
    double sum = 0;
    for (int k = successes; k <= total && term > sum * 1e-17; k++) {
      sum += term;
      term *= (double) (total - k) / (k + 1) * (p / (1 - p));
    }
    return sum;
  }
}
