package dev.nnmaven.plugin.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsTest {

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
    Points points = new Points(difference, whole);
    String wide = expected.replace('-', '−');
    assertThat(points.plain()).isEqualTo(expected + " points");
    assertThat(points.signed()).isEqualTo(wide);
    assertThat(points.text()).isEqualTo(wide + " points");
    assertThat(points.direction()).isEqualTo(direction);
  }

  @ParameterizedTest
  @CsvSource({"0, 7", "1, 20001", "-1, 30000"})
  void points_thatRoundToNothing_areNoChange(int difference, int whole) {
    Points points = new Points(difference, whole);
    assertThat(points.plain()).isEqualTo("0.00 points");
    assertThat(points.signed()).isEqualTo("±0.00");
    assertThat(points.text()).isEqualTo("no change");
    assertThat(points.direction()).isEqualTo("same");
  }
}
