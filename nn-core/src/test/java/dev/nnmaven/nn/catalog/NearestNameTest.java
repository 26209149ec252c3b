package dev.nnmaven.nn.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  private static final List<String> NAMES = List.of("linear", "sigmoid", "tanh", "relu");

  @ParameterizedTest
  @CsvSource({
    "sigmiod, sigmoid",
    "SIGMOYD, sigmoid",
    "rleu, relu",
    "sigmoi, sigmoid",
    "ssigmoid, sigmoid",
    "lineal, linear",
    "tanhh, tanh",
    "rely, relu",
    "Relu, relu"
  })
  void hint_oneSlip_namesTheNearest(String typed, String meant) {
    assertThat(NearestName.hint(typed, NAMES)).isEqualTo(" (did you mean " + meant + "?)");
  }

  @ParameterizedTest
  @CsvSource({"softmax", "gelu6", "x", "''", "sigmoidsigmoid", "abcdefghijklmnop"})
  void hint_nothingNear_isEmpty(String typed) {
    assertThat(NearestName.hint(typed, NAMES)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "minRecall, minClassRecall",
    "recall, minClassRecall",
    "Accuracy, minAccuracy",
    "nn.rate, nn.learningRate",
  })
  void hint_wordsLeftOut_namesTheShortestThatHasThem(String typed, String meant) {
    assertThat(
            NearestName.hint(
                typed,
                List.of(
                    "minSliceAccuracy",
                    "minAccuracy",
                    "maxClassRecallDrop",
                    "minClassRecall",
                    "nn.learningRate",
                    "nn.learningRateSchedule")))
        .isEqualTo(" (did you mean " + meant + "?)");
  }

  @Test
  void hint_noKnownNames_isEmpty() {
    assertThat(NearestName.hint("relu", List.of())).isEmpty();
  }
}
