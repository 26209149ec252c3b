package dev.nnmaven.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.report.html.LineChart.Tick;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelCoordinatesTest {

  private static List<Tick> layers(int... neurons) {
    List<TrialScore> standings =
        IntStream.range(0, neurons.length)
            .mapToObj(
                i ->
                    new TrialScore(
                        new Trial(i + 1, Map.of("layers", "12," + neurons[i] + ",3")),
                        1,
                        1,
                        List.of(
                            new TrialResult("key" + i, List.of(), 0.5, 0.5, 0.1 * i, null, null))))
            .toList();
    return ParallelCoordinates.of(
            standings,
            List.of("layers"),
            new SearchPage.Styles(1, List.of()),
            new Scoring(Monitor.LOSS, 0, Optional.empty()))
        .axes()
        .get(0)
        .ticks();
  }

  @Test
  void ticks_ofNetworks_standInTheOrderOfTheirSizes() {
    assertThat(layers(100, 8, 20))
        .extracting(Tick::text)
        .containsExactly("12,8,3", "12,20,3", "12,100,3");
  }

  @Test
  void ticks_ofManyValues_areSome() {
    assertThat(layers(IntStream.rangeClosed(1, 49).toArray()))
        .hasSize(10)
        .extracting(Tick::text)
        .startsWith("12,3,3", "12,8,3")
        .endsWith("12,48,3");
  }
}
