package dev.nnmaven.gate.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
 * <p>Quotients are decimal and rounded up, so a value at the limit does not depend on rounding.
 *
 * <p>Source: Y. Benjamini, Y. Hochberg, <i>Controlling the false discovery rate: a practical and
 * powerful approach to multiple testing</i>, J. R. Stat. Soc. B 57 (1995), section 3.1.
 *
 * @param pValue p-value of the test that is asked about
 * @param others p-values of all other tests, in any order, including clearly insignificant ones
 */
public record BenjaminiHochberg(BigDecimal pValue, List<BigDecimal> others) {

  /** Digits of a quotient, far more than a level has; rounded up, it never falls below a level. */
  private static final MathContext WORKING = new MathContext(40, RoundingMode.UP);

  private static final MathContext SHOWN = new MathContext(3, RoundingMode.UP);

  /** Whether the test is significant at a level, corrected for all tests. */
  public boolean isSignificant(BigDecimal level) {
    return adjusted().compareTo(level) <= 0;
  }

  /** Adjusted p-value as text. Rounded up, so that 0.05001 does not read as 0.05. */
  public String adjustedText() {
    return adjusted().round(SHOWN).stripTrailingZeros().toString();
  }

  /** The smallest level at which the test is significant: min p(j) m / j over j ≥ its rank. */
  private BigDecimal adjusted() {
    List<BigDecimal> sorted = Stream.concat(Stream.of(pValue), others.stream()).sorted().toList();
    BigDecimal all = BigDecimal.valueOf(sorted.size());
    return IntStream.rangeClosed(sorted.indexOf(pValue) + 1, sorted.size())
        .mapToObj(j -> sorted.get(j - 1).multiply(all).divide(BigDecimal.valueOf(j), WORKING))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }
}
