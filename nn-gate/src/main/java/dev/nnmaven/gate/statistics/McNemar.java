package dev.nnmaven.gate.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * McNemar's exact test: is one model significantly worse than another on the same images? Images
 * that both models get right, or both wrong, carry no information. Under the null hypothesis of
 * equal models, each of the others is lost or gained with probability ½.
 *
 * <p>One-sided, since a gate asks whether the model is worse, not whether it differs: the p-value
 * is P(X ≥ lost) for X ~ Binomial(lost + gained, ½).
 *
 * <p>Source: Q. McNemar, <i>Note on the sampling error of the difference between correlated
 * proportions or percentages</i>, Psychometrika 12 (1947); the exact form is the binomial test of
 * A. Agresti, <i>Categorical Data Analysis</i>, on matched pairs.
 *
 * @param lost images that the earlier model recognized and the later one does not
 * @param gained images that the later model recognizes and the earlier one did not
 */
public record McNemar(int lost, int gained) {

  /** Working precision in digits; more than 40 remain correct after half a million roundings. */
  private static final MathContext WORKING = new MathContext(50);

  /** Precision of the result in digits: low enough that a p-value of ½ is exactly ½. */
  private static final MathContext RESULT = new MathContext(30);

  /** Terms below this fraction of the sum do not change the result. */
  private static final BigDecimal NEGLIGIBLE = new BigDecimal("1e-45");

  /**
   * The fewest images that must be lost for a test to say so; empty if not even all are enough.
   *
   * @param most number of images that could be lost
   * @param says whether a test says so, and then also of more
   */
  public static OptionalInt fewestLost(int most, int gained, Predicate<McNemar> says) {
    int from = 0;
    int to = most + 1;
    while (from < to) {
      int middle = (from + to) / 2;
      if (says.test(new McNemar(middle, gained))) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from > most ? OptionalInt.empty() : OptionalInt.of(from);
  }

  /**
   * p-value: the probability of losing at least this many images if both models were equally good:
   *
   * <pre>P(X ≥ lost) = Σ C(n, k) / 2ⁿ, k = lost … n, n = lost + gained</pre>
   *
   * <p>The sum of all binomial coefficients is 2ⁿ. Divided by C(n, lost), each follows from the
   * previous one by a factor, so no powers, factorials or logarithms are needed.
   */
  public BigDecimal pValue() {
    int n = lost + gained;
    BigDecimal tail = add(BigDecimal.ONE, lost, n);
    BigDecimal rest = add(BigDecimal.ZERO, gained, n); // C(n, k) = C(n, n - k)
    return tail.divide(tail.add(rest, WORKING), WORKING).round(RESULT);
  }

  /** sum + Σ C(n, k) / C(n, first), k = first + 1 … n. */
  private static BigDecimal add(BigDecimal sum, int first, int n) {
    BigDecimal total = sum;
    BigDecimal term = BigDecimal.ONE;
    for (int k = first; k < n; k++) {
      // C(n, k + 1) = C(n, k) (n - k) / (k + 1)
      term = term.multiply(BigDecimal.valueOf(n - k)).divide(BigDecimal.valueOf(k + 1), WORKING);
      total = total.add(term, WORKING);
      // Terms no longer matter: from here on they decrease at least geometrically.
      if (n - k < k + 1 && term.compareTo(total.multiply(NEGLIGIBLE)) < 0) {
        break;
      }
    }
    return total;
  }
}
