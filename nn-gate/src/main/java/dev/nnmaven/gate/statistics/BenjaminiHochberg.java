package dev.nnmaven.gate.statistics;

import dev.nnmaven.trainer.text.Formats;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Benjamini-Hochberg correction for multiple tests: of twenty at 0.05, one is expected to be
 * significant by chance alone. Keeps the false discovery rate below the level, for independent or
 * positively dependent tests.
 *
 * <p>With the m p-values sorted, p(1) ≤ … ≤ p(m), the tests 1 to k are significant at a level q, k
 * being the largest for which
 *
 * <pre>p(k) ≤ q k / m, that is p(k) m ≤ q k</pre>
 *
 * <p>Decimal products are exact, so a value at the limit does not depend on rounding.
 *
 * <p>Source: Y. Benjamini, Y. Hochberg, <i>Controlling the false discovery rate: a practical and
 * powerful approach to multiple testing</i>, J. R. Stat. Soc. B 57 (1995), section 3.1.
 *
 * @param pValues p-values of all tests, in any order, including clearly insignificant ones
 */
public record BenjaminiHochberg(List<BigDecimal> pValues) {

  private static final int DIGITS = 3;

  public BenjaminiHochberg {
    pValues = List.copyOf(pValues);
    for (BigDecimal p : pValues) {
      if (p.signum() < 0 || p.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException(
            Formats.format("expected probabilities, found %s", p.toPlainString()));
      }
    }
  }

  /** Whether a test is significant at a level, corrected for all tests. */
  public boolean isSignificant(int test, BigDecimal level) {
    List<Integer> order = order();
    return IntStream.rangeClosed(order.indexOf(test) + 1, order.size())
        .anyMatch(
            k ->
                times(pValues.get(order.get(k - 1)), order.size()).compareTo(times(level, k)) <= 0);
  }

  /**
   * Adjusted p-value as text: the smallest level at which the test is significant, min p(j) m / j
   * over j ≥ its rank. Rounded up, so that 0.05001 does not read as 0.05.
   */
  public String adjustedText(int test) {
    List<Integer> order = order();
    MathContext rounded = new MathContext(DIGITS, RoundingMode.UP);
    return IntStream.rangeClosed(order.indexOf(test) + 1, order.size())
        .mapToObj(
            j ->
                times(pValues.get(order.get(j - 1)), order.size())
                    .divide(BigDecimal.valueOf(j), rounded))
        .min(Comparator.naturalOrder())
        .orElseThrow()
        .stripTrailingZeros()
        .toString();
  }

  /** Indices of the tests, smallest p-value first. */
  private List<Integer> order() {
    return IntStream.range(0, pValues.size())
        .boxed()
        .sorted(Comparator.comparing(pValues::get))
        .toList();
  }

  private static BigDecimal times(BigDecimal number, int factor) {
    return number.multiply(BigDecimal.valueOf(factor));
  }
}
