package dev.nnmaven.gate.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineChartTest {

  private record Point(int epoch, double training, @Nullable Double heldOut) {}

  private static LineChart.Epochs epochs(List<Point> points, int kept) {
    return new LineChart.Epochs(points.stream().map(Point::epoch).toList(), kept);
  }

  private static List<LineChart.Series> series(List<Point> points) {
    List<Double> training = points.stream().map(Point::training).toList();
    List<Double> heldOut = new ArrayList<>(); // some of them null
    points.forEach(point -> heldOut.add(point.heldOut()));
    return List.of(
        new LineChart.Series("training", "first", training),
        new LineChart.Series("test", "second", heldOut));
  }

  private static LineChart ofShares(List<Point> points) {
    return LineChart.of("Accuracy", epochs(points, 0), series(points), true, Formats::percent);
  }

  private static LineChart ofLosses(String title, List<Point> points) {
    return LineChart.of(title, epochs(points, 0), series(points), false, Formats::loss);
  }

  private static List<String> texts(List<Plot.Tick> ticks) {
    return ticks.stream().map(Plot.Tick::text).toList();
  }

  /** Worked out by hand: 0.5 to 0.9 with a tenth of it on either side is 0.46 to 0.94. */
  @Test
  void ofShares_threeEpochs_standWhereTheirFiguresAre() {
    LineChart chart =
        ofShares(List.of(new Point(1, 0.5, 0.7), new Point(2, 0.7, 0.7), new Point(3, 0.9, 0.8)));
    assertThat(chart.plot().lines())
        .extracting(Plot.Line::path)
        .containsExactly("M0 917L500 500L1000 83", "M0 500L500 500L1000 292");
    assertThat(chart.plot().lines()).extracting(Plot.Line::dots).containsExactly("", "");
    assertThat(chart.plot().across().ticks())
        .containsExactly(
            new Plot.Tick("0.00%", "1"),
            new Plot.Tick("50.00%", "2"),
            new Plot.Tick("100.00%", "3"));
    assertThat(chart.plot().up().ticks())
        .containsExactly(
            new Plot.Tick("8.33%", "50%"),
            new Plot.Tick("29.17%", "60%"),
            new Plot.Tick("50.00%", "70%"),
            new Plot.Tick("70.83%", "80%"),
            new Plot.Tick("91.67%", "90%"));
    assertThat(chart.plot().areas())
        .containsExactly(
            new Plot.Area("1", "epoch 1: training 50.00%, test 70.00%"),
            new Plot.Area("2", "epoch 2: training 70.00%, test 70.00%"),
            new Plot.Area("1", "epoch 3: training 90.00%, test 80.00%"));
  }

  @Test
  void ofLosses_nothingHeldOut_hasOneLine() {
    LineChart chart = ofLosses("Loss", List.of(new Point(1, 2, null), new Point(9, 1, null)));
    assertThat(chart.plot().lines()).extracting(Plot.Line::path).containsExactly("M0 83L1000 917");
    assertThat(texts(chart.plot().up().ticks())).containsExactly("1", "1.5", "2");
    assertThat(chart.plot().areas().get(1).text()).isEqualTo("epoch 9: training 1.0000");
    LineChart.Epochs epochs = epochs(List.of(new Point(1, 0, 0.0)), 0);
    LineChart without = LineChart.of("RMSE", epochs, List.of(), false, Formats::number);
    assertThat(without.plot().lines()).isEmpty();
    assertThat(without.plot().areas()).hasSize(1);
  }

  @Test
  void of_singleFigures_areDots() {
    LineChart one = ofShares(List.of(new Point(7, 1, 0.5)));
    assertThat(one.plot().lines())
        .extracting(Plot.Line::dots)
        .containsExactly("M500 0h0", "M500 909h0");
    assertThat(texts(one.plot().across().ticks())).containsExactly("6", "7", "8");
    LineChart gaps =
        ofShares(List.of(new Point(1, 0.1, 0.5), new Point(2, 0.1, null), new Point(3, 0.1, 0.5)));
    assertThat(gaps.plot().lines().get(1).dots()).contains("M0 ").contains("M1000 ");
  }

  /** training.json is a file: it may have been edited, and no figure of it may hang the build. */
  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, -5, 5, 1e300, -1e300, Double.MAX_VALUE, Double.MIN_VALUE, 1e-9})
  void of_absurdFigures_stayInThePlot(double absurd) {
    for (List<Point> points :
        List.of(
            List.of(new Point(1, absurd, absurd)),
            List.of(new Point(3, 0.5, absurd), new Point(1, absurd, null)),
            List.of(
                new Point(Integer.MAX_VALUE, 0.5, 0.5),
                new Point(Integer.MIN_VALUE, absurd, 1.0)))) {
      for (LineChart chart : List.of(ofShares(points), ofLosses("l", points))) {
        assertThat(chart.plot().lines())
            .allMatch(line -> line.path().matches("([ML]\\d{1,4} \\d{1,4})+"));
        assertThat(chart.plot().up().ticks()).hasSizeBetween(1, 7);
        assertThat(chart.plot().across().ticks()).hasSizeBetween(1, 7);
        assertThat(chart.plot().areas()).allMatch(column -> column.width().matches("\\d+"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 20", "1, 3000", "1, 2", "1, 200000", "5, 6", "1, 99"})
  void ticks_ofEpochs_areWholeAndFew(int first, int last) {
    List<Plot.Tick> ticks = Axis.ofEpochs(List.of(first, last)).ticks(6, 1);
    assertThat(ticks).hasSizeBetween(2, 6);
    assertThat(texts(ticks)).allMatch(text -> text.matches("[1-9]\\d{0,2}(,[05]00)?"));
  }

  @ParameterizedTest
  @CsvSource({
    "'1234.5', '1,234.5'",
    "2e6, 2M",
    "128505958, 128.506M",
    "-1.5e9, −1.5B",
    "7e12, 7T",
    "2e15, 2e+15",
    "-0.25, −0.25",
    "0.0001, 0.0001",
    "0.00001, 0.00001",
    "0.30000000000000004, 0.3"
  })
  void plain_number_isShort(double number, String text) {
    assertThat(Axis.plain(number)).isEqualTo(text);
  }
}
