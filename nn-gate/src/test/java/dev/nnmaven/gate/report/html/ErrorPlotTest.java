package dev.nnmaven.gate.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPlotTest {

  /** A network that has learned nothing but the mean, of a target that has one value. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 7, -1234.5, 1e300, 1e-300})
  void plot_oneAndTheSameNumber_hasItInTheMiddle(double number) {
    double[] all = new double[3];
    Arrays.fill(all, number);
    Plot plot = ErrorPlot.plot(all, all);
    assertThat(plot.lines().get(1).dots()).isEqualTo("M500 500h0".repeat(3));
    assertThat(plot.isSquare()).isTrue();
  }
}
