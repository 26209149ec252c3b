package dev.nnmaven.gate.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScatterTest {

  /** A network that has learned nothing but the mean, of a target that has one value. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 7, -1234.5, 1e300, 1e-300})
  void of_oneAndTheSameNumber_hasItInTheMiddle(double number) {
    double[] all = new double[3];
    Arrays.fill(all, number);
    Scatter scatter = Scatter.of(all, all);
    assertThat(scatter.points()).isEqualTo("M500 500h0".repeat(3));
    assertThat(scatter.up()).isEqualTo(scatter.across());
  }
}
