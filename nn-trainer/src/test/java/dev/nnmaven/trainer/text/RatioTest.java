package dev.nnmaven.trainer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioTest {

  @Test
  void ratio_ofAnyCounts_isExactAndRoundedDown() {
    // 0.3 - 0.2 is 0.09999999999999998 in double.
    Ratio difference = new Ratio(3, 10).minus(new Ratio(2, 10));
    assertThat(difference.compareTo(new BigDecimal("0.1"))).isZero();
    assertThat(new Ratio(1, 3).compareTo(new BigDecimal("0.3333333333333333"))).isPositive();
    Ratio large = new Ratio(2_000_000_000, 2_000_000_001);
    assertThat(large.minus(new Ratio(1_999_999_999, 2_000_000_001)).compareTo(BigDecimal.ZERO))
        .isPositive();
    assertThat(new Ratio(94_999, 100_000).percent()).isEqualTo("94.99%");
    assertThat(new Ratio(-1, 3).percent()).isEqualTo("-33.34%");
    assertThat(new Ratio(1, 100_000).pointsUp()).isEqualTo("0.01 points");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 160, +0.63, better", // 0.625: 3.0 / 160 - 2.0 / 160 is less in double
    "-1, 160, -0.63, worse",
    "5, 1200, +0.42, better",
    "-1, 30, -3.33, worse",
    "1, 20000, +0.01, better",
    "3, 3, +100.00, better",
  })
  void points_thatDiffer_areTheSameInAllForms(
      int difference, int whole, String expected, String direction) {
    Ratio change = new Ratio(difference, whole);
    String wide = expected.replace('-', '−');
    assertThat(change.points()).isEqualTo(expected + " points");
    assertThat(change.signed()).isEqualTo(wide);
    assertThat(change.change()).isEqualTo(wide + " points");
    assertThat(change.direction()).isEqualTo(direction);
  }

  @ParameterizedTest
  @CsvSource({"0, 7", "1, 20001", "-1, 30000"})
  void points_thatRoundToNothing_areNoChange(int difference, int whole) {
    Ratio change = new Ratio(difference, whole);
    assertThat(change.points()).isEqualTo("0.00 points");
    assertThat(change.signed()).isEqualTo("±0.00");
    assertThat(change.change()).isEqualTo("no change");
    assertThat(change.direction()).isEqualTo("same");
  }
}
