package dev.nnmaven.plugin.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.evidence.TrainingHistory;
import dev.nnmaven.plugin.evidence.TrainingHistory.Epoch;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdviceTest {

  private static TrainingHistory history(double... heldOutLosses) {
    List<Epoch> epochs =
        IntStream.rangeClosed(1, heldOutLosses.length)
            .mapToObj(
                n ->
                    new Epoch(
                        n,
                        0.1f,
                        1,
                        null,
                        null,
                        null,
                        null,
                        heldOutLosses[n - 1],
                        1,
                        null,
                        null,
                        null))
            .toList();
    return new TrainingHistory(epochs, epochs.size(), 1, List.of(), "");
  }

  @Test
  void betterRows_bestEpochLongPast_doesNotAskToTrainLonger() {
    assertThat(Advice.betterRows(history(3, 1, 2, 2), true))
        .contains("lowest in epoch 2 of 4", "nn.patience", "nn.keep=best", "nn.regularizers")
        .doesNotContain("train longer");
  }

  @Test
  void betterRows_lossStillFalls_asksToTrainLonger() {
    assertThat(Advice.betterRows(history(4, 3, 2, 1), true)).startsWith("train longer");
  }

  @Test
  void betterRows_ofNumbers_hasNoClassesAndNoAccuracy() {
    assertThat(Advice.betterRows(TrainingHistory.without("unknown"), true))
        .contains("largest errors")
        .doesNotContain("class", "accuracy", "image");
    assertThat(Advice.betterRows(TrainingHistory.without("unknown"), false))
        .contains("worst class");
  }
}
