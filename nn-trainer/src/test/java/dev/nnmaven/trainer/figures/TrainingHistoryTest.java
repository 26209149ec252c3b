package dev.nnmaven.trainer.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.TrainingResult;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.testing.Epochs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingHistoryTest {

  private static final String MODEL = "a".repeat(64);

  @TempDir Path folder;

  private static String epoch(int number, String heldOut) {
    return "{\"epoch\":%d,\"loss\":0.5,\"trainingAccuracy\":0.9,%s\"seconds\":0.25}"
        .formatted(number, heldOut);
  }

  private static String json(String... epochs) {
    return "{\"model\":{\"sha256\":\"%s\"},\"epochs\":[%s]}"
        .formatted(MODEL, String.join(",", epochs));
  }

  private TrainingHistory read(String text) throws IOException {
    return TrainingHistory.read(Files.writeString(folder.resolve("training.json"), text), MODEL);
  }

  @Test
  void read_whole_hasEpochsAndTheirTime() throws Exception {
    TrainingHistory history = read(json(epoch(1, ""), epoch(2, "")));
    assertThat(history.missing()).isEmpty();
    assertThat(history.epochs()).hasSize(2);
    assertThat(history.seconds()).isEqualTo(0.5);
    assertThat(history.best()).isEmpty();
  }

  /** With the best epoch kept, weights of a later one may be finite and what they give not. */
  @Test
  void of_epochOutOfBounds_hasTheOthersAndCanBeWritten() throws Exception {
    List<EpochResult<RegressionMetrics>> epochs =
        IntStream.rangeClosed(1, 3)
            .mapToObj(
                number ->
                    new EpochResult<>(
                        number,
                        0.1f,
                        metrics(1),
                        Optional.of(metrics(number == 2 ? Double.POSITIVE_INFINITY : 1)),
                        Optional.<RegressionMetrics>empty(),
                        10,
                        0.25))
            .toList();
    TrainingHistory history = TrainingHistory.of(new TrainingResult<>(epochs, 3));
    assertThat(history.epochs()).extracting(TrainingHistory.Epoch::epoch).containsExactly(1, 3);
    assertThat(history.kept().epoch()).isEqualTo(3);
    Json.write(folder.resolve("epochs.json"), history.epochs());
  }

  private static RegressionMetrics metrics(double loss) {
    return new RegressionMetrics(10, loss, loss, loss, OptionalDouble.empty(), loss, loss);
  }

  @Test
  void best_severalAsGood_isTheFirst() throws Exception {
    TrainingHistory history =
        read(
            json(
                epoch(1, "\"heldOutAccuracy\":0.7,"),
                epoch(2, "\"heldOutAccuracy\":0.8,"),
                epoch(3, "\"heldOutAccuracy\":0.8,"),
                epoch(4, "\"heldOutAccuracy\":0.6,")));
    assertThat(history.best()).get().extracting(TrainingHistory.Epoch::epoch).isEqualTo(2);
  }

  @Test
  void read_keptEpoch_isThatOrTheLast() throws Exception {
    String two = json(epoch(1, "\"validationLoss\":0.5,"), epoch(2, ""));
    assertThat(read(two).kept().epoch()).isEqualTo(2);
    assertThat(read(two.replaceFirst("\"epochs\"", "\"keptEpoch\":1,\"epochs\"")).kept().epoch())
        .isEqualTo(1);
    assertThat(read(two).isValidated()).isTrue();
    assertThat(read(json(epoch(1, ""))).isValidated()).isFalse();
  }

  @Test
  void read_missingOrOfAnotherModel_saysSo() throws Exception {
    Path file = Files.writeString(folder.resolve("training.json"), json(epoch(1, "")));
    assertThat(TrainingHistory.read(file, "b".repeat(64)).missing())
        .isEqualTo("training.json is of another model");
    Files.delete(file);
    assertThat(TrainingHistory.read(file, MODEL).missing())
        .isEqualTo("no training.json beside this report");
  }

  @Test
  void read_damaged_saysSo() throws Exception {
    String good = json(epoch(1, ""));
    for (String damaged :
        List.of(
            "",
            "{",
            "[]",
            "null",
            "{\"model\":{}}",
            "{\"model\":5,\"epochs\":[]}",
            good.replaceFirst("\"loss\":[^,]*", "\"loss\":NaN"),
            good.replaceFirst("\"epochs\":", "\"keptEpoch\":2,\"epochs\":"),
            good.replaceFirst("\"epochs\":", "\"members\":[null],\"epochs\":"),
            good.replaceFirst("\"epochs\":", "\"members\":[{\"seconds\":NaN}],\"epochs\":"),
            good.replaceFirst("\"loss\"", "\"learningRate\":1e300,\"loss\""),
            good.replaceFirst("\"epochs\":\\[", "\"epochs\":[null,"))) {
      assertThat(read(damaged).missing())
          .as(damaged)
          .isEqualTo("training.json was not written by nn:train");
    }
  }

  @Test
  void meanOf_networksThatStopAtDifferentEpochs_isOverThoseThatHaveThem() {
    List<TrainingHistory.Epoch> two =
        List.of(
            Epochs.of(1, 0.5, 0.75, null, null, 0.5, 0.25),
            Epochs.of(2, 0.25, 1.0, null, null, 1.0, 0.5));
    List<TrainingHistory.Epoch> one = List.of(Epochs.of(1, 1.5, 0.25, null, null, 0.0, 0.75));
    assertThat(MeanEpochs.of(List.of(one, two)))
        .containsExactly(Epochs.of(1, 1.0, 0.5, null, null, 0.25, 0.5), two.get(1));
    assertThat(MeanEpochs.of(List.of(List.of(), List.of()))).isEmpty();
  }

  @Test
  void meanOf_networksThatPredictNumbers_hasTheirErrors() {
    assertThat(MeanEpochs.of(List.of(List.of(wrongBy(1, 2, 4)), List.of(wrongBy(3, 6, 8)))))
        .containsExactly(wrongBy(2, 4, 6));
  }

  private static TrainingHistory.Epoch wrongBy(double training, double validation, double heldOut) {
    return new TrainingHistory.Epoch(
        1, 0.1f, 0.5, null, null, 0.5, null, 0.5, 1, training, validation, heldOut);
  }
}
