package dev.nnmaven.trainer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecimalsTest {

  @Test
  void text_largestHasFourDigits_allHaveItsDecimals() {
    Decimals decimals = Decimals.of(3.14159, -37.6676, 0);
    assertThat(decimals.text(-37.6676)).isEqualTo("−37.67");
    assertThat(decimals.text(3.14159)).isEqualTo("3.14");
    assertThat(decimals.text(0)).isEqualTo("0.00");
    assertThat(decimals.text(-0.001)).as("no minus before zero").isEqualTo("0.00");
  }

  @Test
  void of_largeSmallNoneOrInfinite_isWithinLimits() {
    assertThat(Decimals.of(123456.7).text(123456.7)).isEqualTo("123,457");
    assertThat(Decimals.of(1e-20).places()).isEqualTo(9);
    assertThat(Decimals.of().places()).isZero();
    assertThat(Decimals.of(Double.POSITIVE_INFINITY).places()).isZero();
    assertThat(Decimals.of(Double.NaN).places()).isZero();
  }

  @Test
  void error_anySize_hasFourDigits() {
    assertThat(Formats.error(2.22)).isEqualTo("2.220");
    assertThat(Formats.error(0.0123456)).isEqualTo("0.01235");
    assertThat(Formats.error(4201.75)).isEqualTo("4,202");
    assertThat(Formats.error(0)).isEqualTo("0");
    assertThat(Formats.error(0.000012341)).isEqualTo("1.234e-05");
    assertThat(Formats.error(2e20)).isEqualTo("2.000e+20");
    assertThat(Formats.error(Double.NaN)).isEqualTo("NaN");
  }
}
