package dev.nnmaven.plugin.gate;

import dev.nnmaven.plugin.text.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Whether one model is worse than another that was asked about the same images, or just less lucky:
 * the exact test of McNemar. Images that both models get right, or both wrong, say nothing about
 * which of the two is better. Were both equally good, each of the others would be lost or gained
 * with the probability ½, like tosses of a coin.
 *
 * <p>One-sided, since a gate asks whether the model is worse and not whether it is different: the
 * p-value is the probability that of lost + gained tosses as many as were lost, or more, show
 * heads.
 *
 * <p>Source: Q. McNemar, <i>Note on the sampling error of the difference between correlated
 * proportions or percentages</i>, Psychometrika 12 (1947); the exact form is the binomial test of
 * A. Agresti, <i>Categorical Data Analysis</i>, on matched pairs.
 *
 * @param lost images that the earlier model recognized and the later one does not
 * @param gained images that the later model recognizes and the earlier one did not
 */
public record McNemar(int lost, int gained) {

  /** Digits while computing; half a million roundings leave more than 40 of them correct. */
  private static final MathContext WORKING = new MathContext(50);

  /** Digits of the result: so few that a p-value of ½ is ½. */
  private static final MathContext RESULT = new MathContext(30);

  /** What is added to a sum and is smaller than this part of it changes no digit of the result. */
  private static final BigDecimal NEGLIGIBLE = new BigDecimal("1e-45");

  /** Checks the counts. */
  public McNemar {
    if (lost < 0 || gained < 0) {
      throw new IllegalArgumentException(
          Texts.format("expected counts, found %d lost and %d gained", lost, gained));
    }
  }

  /**
   * The probability of losing so many images or more, were both models equally good:
   *
   * <pre>P(X ≥ lost) = Σ C(n, k) / 2ⁿ, k = lost … n, n = lost + gained</pre>
   *
   * <p>All binomial coefficients together are 2ⁿ. Divided by C(n, lost), they follow from each
   * other by a factor, so that neither a power nor a factorial nor a logarithm is needed.
   */
  public BigDecimal pValue() {
    int n = lost + gained;
    BigDecimal tail = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int k = lost; k < n; k++) {
      term = next(term, n - k, k + 1); // C(n, k + 1) = C(n, k) (n - k) / (k + 1)
      tail = tail.add(term, WORKING);
      if (n - k < k + 1 && isNegligible(term, tail)) {
        break;
      }
    }
    BigDecimal rest = BigDecimal.ZERO;
    term = BigDecimal.ONE;
    for (int k = lost; k > 0; k--) {
      term = next(term, k, n - k + 1); // C(n, k - 1) = C(n, k) k / (n - k + 1)
      rest = rest.add(term, WORKING);
      if (k < n - k + 1 && isNegligible(term, rest)) {
        break;
      }
    }
    return tail.divide(tail.add(rest, WORKING), WORKING).round(RESULT);
  }

  /** Only called where the terms shrink, at least as fast as those of a geometric series. */
  private static boolean isNegligible(BigDecimal term, BigDecimal sum) {
    return term.compareTo(sum.multiply(NEGLIGIBLE)) < 0;
  }

  private static BigDecimal next(BigDecimal term, int factor, int divisor) {
    return term.multiply(BigDecimal.valueOf(factor)).divide(BigDecimal.valueOf(divisor), WORKING);
  }

  /** Whether chance explains the loss so badly that it counts as one. */
  public boolean isSignificant(BigDecimal significance) {
    return pValue().compareTo(significance) <= 0;
  }

  /** The p-value as people write it; rounded up, so that 0.05001 does not read as 0.05. */
  public String pValueText() {
    BigDecimal rounded = pValue().round(new MathContext(3, RoundingMode.UP));
    return rounded.stripTrailingZeros().toString();
  }
}
