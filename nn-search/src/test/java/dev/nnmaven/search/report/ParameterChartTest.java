package dev.nnmaven.search.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.report.html.Plot;
import dev.nnmaven.gate.report.html.Plot.Tick;
import dev.nnmaven.search.trial.Scoring;
import dev.nnmaven.search.trial.Trial;
import dev.nnmaven.search.trial.TrialResult;
import dev.nnmaven.search.trial.TrialScore;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParameterChartTest {

  /** The chart of a parameter of which the trials have these values, each worse than the last. */
  private static Plot plot(String... values) {
    List<TrialScore> trials =
        IntStream.range(0, values.length)
            .mapToObj(
                i ->
                    new TrialScore(
                        new Trial(i + 1, Map.of("parameter", values[i])),
                        1,
                        1,
                        List.of(
                            new TrialResult("key" + i, List.of(), 0.5, 0.5, 0.1 * i, null, null))))
            .toList();
    return ParameterChart.of(
            trials,
            List.of("parameter"),
            new SearchPage.Styles(1, List.of()),
            new Scoring(Monitor.LOSS, 0, Optional.empty()))
        .get(0)
        .plot();
  }

  private static Plot layers(int... neurons) {
    return plot(
        IntStream.of(neurons).mapToObj(count -> "12," + count + ",3").toArray(String[]::new));
  }

  @Test
  void ticks_ofNetworksLongTextsAndManyValues_areInOrderShortAndFew() {
    assertThat(layers(100, 8, 20).up().ticks())
        .extracting(Tick::text)
        .containsExactly("12,8,3", "12,20,3", "12,100,3");
    assertThat(plot("none", "shift(0.7543)+rotate(12.81)+scale(0.1382)").up().ticks())
        .extracting(Tick::text)
        .containsExactly("none", "shift(0.7543)+ ... (0.1382)");
    assertThat(layers(IntStream.rangeClosed(1, 49).toArray()).up().ticks())
        .hasSize(10)
        .extracting(Tick::text)
        .startsWith("12,3,3", "12,8,3")
        .endsWith("12,48,3");
  }

  /** Heights in thousandths from the top: 0.01 is halfway from 0.0001 to 1 by powers of ten. */
  @Test
  void dots_ofNumbers_areLogarithmicAndThoseOfOneInTheMiddle() {
    Plot plot = plot("0.0001", "1", "0.01");
    assertThat(plot.up().ticks()).extracting(Tick::text).containsExactly("0.0001", "1");
    assertThat(plot.lines().stream().map(line -> line.dots().replaceAll("M\\d+ |h0", "")).toList())
        .containsExactly("0", "500", "1000"); // the winner is drawn last
    assertThat(plot("0.5", "0.5").lines()).allMatch(line -> line.dots().endsWith(" 500h0"));
  }
}
