package dev.nnmaven.plugin.gate;

import dev.nnmaven.plugin.text.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several tests at once: of twenty at 0.05, one is expected to be significant by chance alone. The
 * procedure of Benjamini and Hochberg keeps the expected share of such false alarms among all
 * alarms below the level, where the tests are independent or depend positively on each other.
 *
 * <p>With the m p-values sorted, p(1) ≤ … ≤ p(m), the tests 1 to k are significant at a level q, k
 * being the largest for which
 *
 * <pre>p(k) ≤ q k / m, that is p(k) m ≤ q k</pre>
 *
 * <p>Products of decimals are exact, so that a value at the limit does not depend on rounding.
 *
 * <p>Source: Y. Benjamini, Y. Hochberg, <i>Controlling the false discovery rate: a practical and
 * powerful approach to multiple testing</i>, J. R. Stat. Soc. B 57 (1995), section 3.1.
 *
 * @param pValues of all tests, in any order; also of those that are not significant by far
 */
record BenjaminiHochberg(List<BigDecimal> pValues) {

  private static final int DIGITS = 3;

  /** Copies the list, and checks the values. */
  BenjaminiHochberg {
    pValues = List.copyOf(pValues);
    for (BigDecimal p : pValues) {
      if (p.signum() < 0 || p.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException(
            Texts.format("expected probabilities, found %s", p.toPlainString()));
      }
    }
  }

  /** Whether a test is significant at a level, all tests considered. */
  boolean isSignificant(int test, BigDecimal level) {
    List<Integer> order = order();
    for (int k = order.size(); k > order.indexOf(test); k--) {
      BigDecimal p = pValues.get(order.get(k - 1));
      if (times(p, order.size()).compareTo(times(level, k)) <= 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The smallest level at which a test is significant: the least p(j) m / j of those that are not
   * before it, as people write it; rounded up, so that 0.05001 does not read as 0.05.
   */
  String adjustedText(int test) {
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

  /** The tests, that with the smallest p-value first. */
  private List<Integer> order() {
    List<Integer> order = new ArrayList<>(IntStream.range(0, pValues.size()).boxed().toList());
    order.sort(Comparator.comparing(pValues::get));
    return order;
  }

  private static BigDecimal times(BigDecimal number, int factor) {
    return number.multiply(BigDecimal.valueOf(factor));
  }
}
