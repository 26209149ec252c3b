package dev.nnmaven.plugin.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RatioTest {

  @Test
  void compareTo_sharesThatBinaryNumbersCannotHold_isExact() {
    // 0.3 - 0.2 is 0.09999999999999998 in double.
    Ratio difference = new Ratio(3, 10).minus(new Ratio(2, 10));
    assertThat(difference.compareTo(new BigDecimal("0.1"))).isZero();
    assertThat(new Ratio(1, 3).compareTo(new BigDecimal("0.3333333333333333"))).isPositive();
  }

  @Test
  void percent_ofAnything_isRoundedDownAndNeverFlatters() {
    assertThat(new Ratio(94_999, 100_000).percent()).isEqualTo("94.99%");
    assertThat(new Ratio(-1, 3).percent()).isEqualTo("-33.34%");
    assertThat(new Ratio(1, 100_000).percentUp()).isEqualTo("0.01%");
  }

  @Test
  void minus_ofLargeCounts_doesNotOverflow() {
    Ratio large = new Ratio(2_000_000_000, 2_000_000_001);
    assertThat(large.minus(new Ratio(1_999_999_999, 2_000_000_001)).compareTo(BigDecimal.ZERO))
        .isPositive();
  }
}
