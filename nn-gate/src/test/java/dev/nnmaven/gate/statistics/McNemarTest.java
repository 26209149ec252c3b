package dev.nnmaven.gate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {

  private static final MathContext DIGITS = new MathContext(25);

  /** The sum as it is written in textbooks, in integers: Σ C(n, k) / 2ⁿ. */
  private static BigDecimal direct(int lost, int gained) {
    int n = lost + gained;
    BigInteger coefficient = BigInteger.ONE;
    BigInteger tail = BigInteger.ZERO;
    for (int k = 0; k <= n; k++) {
      if (k >= lost) {
        tail = tail.add(coefficient);
      }
      coefficient =
          coefficient.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1));
    }
    return new BigDecimal(tail).divide(new BigDecimal(BigInteger.TWO.pow(n)), DIGITS);
  }

  /**
   * Two-sided values, twice ours, as others print them: the first is mcnemar.exact's in the
   * vignette of the R package exact2x2 (M. P. Fay), the others are those of statsmodels' own tests
   * of contingency_tables.mcnemar with exact=True, which had them from SPSS; the last is of A.
   * Agresti, Categorical Data Analysis: of 1,600 people 150 no longer approve and 86 now do.
   */
  @ParameterizedTest
  @CsvSource({
    "9, 2, 0.06543, 5e-6",
    "70, 59, 0.378688, 5e-7",
    "80, 59, 0.089452, 5e-7",
    "150, 86, 3.715936139571442e-05, 2e-19",
  })
  void pValue_ofPublishedTables_isHalfOfTheirTwoSidedOne(
      int lost, int gained, double published, double rounding) {
    assertThat(2 * new McNemar(lost, gained).pValue().doubleValue())
        .isCloseTo(published, within(rounding));
  }

  @Test
  void pValue_ofAnyFewCounts_isTheDirectSum() {
    for (int lost = 0; lost <= 40; lost++) {
      for (int gained = 0; gained <= 40; gained++) {
        assertThat(new McNemar(lost, gained).pValue().round(DIGITS))
            .as("%d lost, %d gained", lost, gained)
            .isEqualByComparingTo(direct(lost, gained));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1000, 0", "0, 1000", "900, 1100", "1100, 900", "10, 3000", "5001, 5000"})
  void pValue_ofThousands_isTheDirectSum(int lost, int gained) {
    assertThat(new McNemar(lost, gained).pValue().round(DIGITS))
        .isEqualByComparingTo(direct(lost, gained));
  }

  /**
   * With a standard deviation of √n / 2 = 353.6: (250,500 - ½ - 250,000) / 353.6 = 1.41 of them.
   * And it takes seconds.
   */
  @Test
  @Timeout(60)
  void pValue_ofHalfAMillionImages_isNearTheNormalDistributions() {
    assertThat(new McNemar(250_500, 249_500).pValue().doubleValue())
        .isCloseTo(0.0788, within(0.0002));
    assertThat(new McNemar(500_000, 0).pValue()).isPositive();
    assertThat(new McNemar(0, 500_000).pValue()).isEqualByComparingTo(BigDecimal.ONE);
  }
}
