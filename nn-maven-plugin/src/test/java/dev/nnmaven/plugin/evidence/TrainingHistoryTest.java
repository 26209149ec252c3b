package dev.nnmaven.plugin.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingHistoryTest {

  private static final String MODEL = "a".repeat(64);

  @TempDir Path folder;

  private static String epoch(int number, String heldOut) {
    return "{\"epoch\":"
        + number
        + ",\"loss\":0.5,\"trainingAccuracy\":0.9,"
        + heldOut
        + "\"seconds\":0.25}";
  }

  private static String json(String... epochs) {
    return "{\"model\":{\"sha256\":\""
        + MODEL
        + "\"},\"epochs\":["
        + String.join(",", epochs)
        + "]}";
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
        .isEqualTo("there is no training.json beside this report");
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
            good.replaceFirst("\"epochs\":", "\"averagedEpochs\":2,\"epochs\":"),
            good.replaceFirst("\"epochs\":", "\"averagedEpochs\":0,\"epochs\":"),
            good.replaceFirst("\"loss\"", "\"learningRate\":1e300,\"loss\""),
            good.replaceFirst("\"epochs\":\\[", "\"epochs\":[null,"))) {
      assertThat(read(damaged).missing())
          .as(damaged)
          .isEqualTo("training.json is not what nn:train writes");
    }
  }
}
