package dev.nnmaven.gate.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.trainer.measure.RegressionPredictions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPlotTest {

  /** A network that has learned nothing but the mean, of a target that has one value. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 7, -1234.5, 1e300, 1e-300})
  void plot_oneAndTheSameNumber_hasItInTheMiddle(double number) {
    double[] all = new double[3];
    Arrays.fill(all, number);
    Plot plot = new ErrorPlot("y", Found.numbers(all, all), List.of()).plot();
    assertThat(plot.lines().get(1).dots()).isEqualTo("M500 500h0".repeat(3));
    assertThat(plot.isSquare()).isTrue();
  }

  /** A plot of ten rows: residuals by hand, and means of tenths that are the rows themselves. */
  @Test
  void residuals_areTrueMinusPredicted() {
    double[] predicted = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    double[] actual = {2, 2, 2, 4, 5, 6, 7, 8, 11, 10};
    RegressionPredictions all = Found.numbers(predicted, actual);
    List<ErrorPlot.Tenth> tenths =
        IntStream.range(0, 10).mapToObj(n -> new ErrorPlot.Tenth(List.of(n), all)).toList();
    Plot plot = new ErrorPlot("y", all, tenths).residuals().plot();
    // Up from -1 to 2 and across from 1 to 10, with margins of a twentieth: 3.3 and 9.9.
    StringBuilder dots = new StringBuilder();
    for (int n = 0; n < 10; n++) {
      long across = Math.round(1000 * (predicted[n] - 0.55) / 9.9);
      long up = Math.round(1000 * (1 - (actual[n] - predicted[n] + 1.15) / 3.3));
      dots.append("M").append(across).append(' ').append(up).append("h0");
    }
    assertThat(plot.lines().get(1).dots()).hasToString(dots.toString());
    assertThat(plot.lines().get(2).path().replaceAll("[ML]", "M"))
        .isEqualTo(dots.toString().replace("h0", ""));
    assertThat(plot.lines().get(0).path()).isEqualTo("M0 652L1000 652");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 7, 1e300})
  void residuals_ofNoError_areInTheMiddle(double number) {
    double[] all = {number, number};
    RegressionPredictions same = Found.numbers(all, all);
    List<ErrorPlot.Tenth> tenths = List.of(new ErrorPlot.Tenth(List.of(0, 1), same));
    Plot plot = new ErrorPlot("y", same, tenths).residuals().plot();
    assertThat(plot.lines().get(1).dots()).isEqualTo("M500 500h0".repeat(2));
  }
}
