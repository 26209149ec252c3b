package dev.nnmaven.trainer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "bill_length_mm ! bill_ length_ mm",
        "maxClassRecall ! max Class Recall",
        "<learningRate>0.1529</learningRate> ! <learning Rate> 0.1529 </learning Rate>",
        "target/nn/model ! target/ nn/ model",
        "1,234.5 ± 6 ! 1,234.5 ± 6",
        "R² ! R²"
      })
  void parts_name_areBetweenItsWords(String name, String parts) {
    assertThat(String.join("", Formats.parts(name))).isEqualTo(name);
    assertThat(String.join(" ", Formats.parts(name))).isEqualTo(parts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "128505958 | 128,505,958",
        "1000 | 1,000",
        "999 | 999",
        "-4201.12345 | -4,201.12345",
        "0401234567 | 0401234567",
        "1234567890123456789 | 1234567890123456789",
        "1E+20 | 1E+20",
        "12 March 2025 | 12 March 2025",
        "a1234 | a1234"
      })
  void grouped_numberAsWritten_hasSeparatorsAndNothingElseHas(String text, String grouped) {
    assertThat(Formats.grouped(text)).isEqualTo(grouped);
  }

  @ParameterizedTest
  @CsvSource({
    "9499, 10000, 94.99%", "949999, 1000000, 94.99%", "1899999999, 2000000000, 94.99%",
    "19, 20, 95.00%", "1, 3, 33.33%", "2, 3, 66.66%",
    "0, 7, 0.00%", "7, 7, 100.00%", "1, 100000, 0.00%"
  })
  void percent_ofCounts_isRoundedDown(int part, int whole, String expected) {
    assertThat(Formats.percent(part, whole)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0.29, 29.00%", "0.57, 57.00%", "0.95, 95.00%",
    "0.9499999, 94.99%", "0.94999999999999, 94.99%", "1, 100.00%",
    "0, 0.00%", "1e-9, 0.00%", "-0.12341, -12.35%"
  })
  void percent_ofADouble_isRoundedDownAsADecimal(double share, String expected) {
    assertThat(Formats.percent(share)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "9.8284698, 9.8284728, 9.8284698",
    "9.8284728, 9.8284698, 9.8284728",
    "9.8284698, 9.8284698, 9.82847",
    "9.8284698, 9.82848, 9.82847",
    "4201.7512, 4201.7511, '4,201.7512'",
    "NaN, 1, NaN",
  })
  void number_besideAnotherThatReadsTheSame_hasAllDigits(
      double number, double other, String expected) {
    assertThat(Formats.number(number, other)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0000",
    "0.05561, 0.0556",
    "2.30259, 2.3026",
    "999.99, 999.9900",
    "1000, 1.000e+03",
    "4.4811e33, 4.481e+33",
    "1.7976931348623157e308, 1.798e+308"
  })
  void loss_ofAnySize_fitsItsColumn(double loss, String expected) {
    assertThat(Formats.loss(loss)).isEqualTo(expected);
    assertThat(expected.length()).isLessThanOrEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"0, 0:00", "0.49, 0:00", "59.4, 0:59", "59.6, 1:00", "65, 1:05", "6000, 100:00"})
  void minutes_ofSeconds_areMinutesAndSeconds(double seconds, String expected) {
    assertThat(Formats.minutes(seconds)).isEqualTo(expected);
  }

  @Test
  void everything_inAnotherLocale_isTheSame() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(Formats.format("%.2f %d", 1.5, 12)).isEqualTo("1.50 12");
      assertThat(Formats.percent(1, 2)).isEqualTo("50.00%");
      assertThat(Formats.count(999)).isEqualTo("999");
      assertThat(Formats.count(1234567)).isEqualTo("1,234,567");
      assertThat(Formats.loss(0.25)).isEqualTo("0.2500");
      assertThat(Formats.minutes(61)).isEqualTo("1:01");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void wrapped_longTexts_goToFurtherLines() {
    String text = "x".repeat(40);
    assertThat(Formats.wrapped("method  ", List.of(text, text, text, "y")))
        .containsExactly("method  " + text + ", " + text + ",", "        " + text + ", y");
    assertThat(Formats.wrapped("method  ", List.of("z".repeat(200), "y")))
        .containsExactly("method  " + "z".repeat(200) + ",", "        y");
    assertThat(Formats.wrapped("method  ", List.of())).containsExactly("method  ");
  }

  @Test
  void decimals_largestHasFourDigits_areThoseOfAllWithinLimits() {
    Decimals decimals = Decimals.of(3.14159, -37.6676, 0);
    assertThat(decimals.text(-37.6676)).isEqualTo("−37.67");
    assertThat(decimals.text(3.14159)).isEqualTo("3.14");
    assertThat(decimals.text(0)).isEqualTo("0.00");
    assertThat(decimals.text(-0.001)).as("no minus before zero").isEqualTo("0.00");
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
    assertThat(Formats.r2(-2e18)).isEqualTo("-2.000e+18");
    assertThat(Formats.r2(0.99999)).isEqualTo("0.9999");
  }

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
