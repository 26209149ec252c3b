package dev.nnmaven.trainer.uptodate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.task.WrittenFiles;
import dev.nnmaven.trainer.testing.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that a model depends on is changed in turn. */
class TrainingStateTest {

  @TempDir Path folder;

  private String more = "epochs=10";

  @BeforeEach
  void train() throws IOException {
    write("data/A/1.png", "a");
    write("data/B/1.png", "b");
    write("plugin.jar", "code");
    write("extension/Own.class", "more code");
    trained();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private TrainingState now() {
    Settings settings =
        Written.list(
            ("data=%1$s/data; network=output; optimizer=GD; modelFile=%1$s/model; reportFile=%1$s/report;"
                        + " producer=nn-maven 1; skip=other; ")
                    .formatted(folder)
                + more);
    return new TrainingState(
        folder.resolve("state"),
        settings,
        List.of(folder.resolve("plugin.jar"), folder.resolve("extension")));
  }

  private void trained() throws IOException {
    TrainingState state = now();
    state.begin();
    write("model", "the model");
    write("report", "the report");
    state.end(written());
  }

  private WrittenFiles written() throws IOException {
    return new WrittenFiles(
        Sha256.of(folder.resolve("model")), Sha256.of(folder.resolve("report")));
  }

  private boolean isUpToDate() {
    return now().reasonToTrain().isEmpty();
  }

  private void assertReasonAndTrain(String expected) throws IOException {
    assertThat(now().reasonToTrain()).contains(expected);
    trained();
    assertThat(isUpToDate()).isTrue();
  }

  @Test
  void reasonToTrain_isWhatHasChanged() throws IOException {
    write("data/A/1.png", "x");
    assertReasonAndTrain("the data has changed");
    write("plugin.jar", "x");
    assertReasonAndTrain(
        "the code that trains has changed: the plugin, a dependency of it, or a class that the"
            + " project registers");
    write("model", "x");
    assertReasonAndTrain(folder.resolve("model") + " is not the one that was written");
    Files.delete(folder.resolve("model"));
    assertReasonAndTrain(folder.resolve("model") + " is gone");
    Files.delete(folder.resolve("report"));
    assertReasonAndTrain(folder.resolve("report") + " is gone");
    more = "epochs=11; learningRate=0.2";
    assertReasonAndTrain("the settings have changed: nn.epochs, nn.learningRate");
    more = "epochs=11; producer=nn-maven 2";
    assertReasonAndTrain("the settings have changed: nn.learningRate, the plugin's version");
    more += "; testData=" + folder.resolve("test");
    assertReasonAndTrain("the settings have changed: nn.testData");
    write("test/A/1.png", "c");
    assertReasonAndTrain("the data has changed");
    more += "; initialWeights=" + folder.resolve("w.net");
    write("w.net", "[[1]]");
    assertReasonAndTrain("the settings have changed: nn.initialWeights");
    write("w.net", "[[2]]");
    assertThat(isUpToDate()).isFalse();
    Files.delete(folder.resolve("state"));
    assertReasonAndTrain("");
    Files.move(folder.resolve("data/A/1.png"), folder.resolve("data/B/2.png"));
    assertReasonAndTrain("the data or the initial weights have changed");
  }

  /** And no reason if nothing changed, again and again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "data/A/1.png", "data/A/2.png", "data/C/1.png", "plugin.jar",
        "extension/Own.class", "extension/Other.class", "model", "report"
      })
  void reasonToTrain_fileChangedAddedOrDeleted_isOne(String file) throws IOException {
    assertThat(isUpToDate()).isTrue();
    assertThat(isUpToDate()).isTrue();
    write(file, "x");
    assertThat(isUpToDate()).isFalse();
    trained();
    Files.delete(folder.resolve(file));
    assertThat(isUpToDate()).isFalse();
  }

  /** Any parameter of train but those that are listed. */
  @Test
  void reasonToTrain_otherParameter_isOneUnlessTheModelDoesNotDependOnIt() throws Exception {
    List<String> parameters = new ArrayList<>(TrainingState.WITHOUT_EFFECT);
    parameters.addAll(List.of("learningRate", "network", "seed", "a parameter of tomorrow"));
    for (String parameter : parameters) {
      more = "epochs=10; " + parameter + "=other";
      assertThat(isUpToDate())
          .as(parameter)
          .isEqualTo(TrainingState.WITHOUT_EFFECT.contains(parameter));
    }
  }

  private static String hash(String list) {
    return TrainingState.hash(Written.list(list));
  }

  @Test
  void hash_sameNetworkWrittenOtherwise_isTheSame() {
    String network = hash("network=100 relu dropout(0.3), output; epochs=7");
    assertThat(hash("network=  100  relu  dropout( 0.30 ),output; epochs=7"))
        .isEqualTo(hash("network=dense(100) relu dropout(0.3); epochs=7"))
        .isEqualTo(
            hash(
                "network/dense 1=100; network/dense 1/dropout=0.3; network/output 2=;"
                    + " training/epochs=7; training/force=true"))
        .isEqualTo(network);
    assertThat(hash("training/initializer=he; network=5"))
        .isEqualTo(hash("initializer=he; network=5, output"));
  }

  @Test
  void hash_anotherNetwork_isAnother() {
    String networks =
        "|network=100|network=101|network=100 tanh|network=100 dropout(0.3)|network=100, 100"
            + "|network=100; loss=squaredError|network=100, output tanh"
            + "|network=100 nonsense|network=100  nonsense";
    assertThat(Stream.of(networks.split("\\|", -1)).map(TrainingStateTest::hash))
        .hasSize(10)
        .doesNotHaveDuplicates();
  }

  @Test
  void hash_projectThatMoved_isTheSame() {
    String settings = "data=%1$s/some.csv; modelFile=%1$s/target/a; reportFile=%1$s/target/b";
    assertThat(hash(settings.formatted("/there")))
        .isEqualTo(hash(settings.formatted("/here")))
        .isNotEqualTo(hash(settings.formatted("/there").replace("some", "other")));
  }

  @Test
  void whyStale_trainingThatDidNotEnd_leavesTheModelOfBeforeWithItsOwnSettings()
      throws IOException {
    more = "epochs=11";
    TrainingState failing = now();
    failing.begin();
    assertThat(failing.whyStale()).contains("the settings have changed: nn.epochs");
    more = "epochs=10";
    assertThat(now().whyStale()).isEmpty();
    assertThat(isUpToDate()).isTrue();
  }

  @Test
  void whyStale_isWhatHasChanged_butNotTheReport() throws IOException {
    assertThat(now().whyStale()).isEmpty();
    write("report", "x");
    assertThat(now().whyStale()).isEmpty();
    more = "epochs=11";
    assertThat(now().whyStale()).contains("the settings have changed: nn.epochs");
  }

  @Test
  void whyStale_nothingKnown_isNotTakenForCurrent() throws IOException {
    Files.delete(folder.resolve("state"));
    assertThat(now().whyStale())
        .contains(
            "nothing is known of how it was trained: " + folder.resolve("state") + " is missing");
  }

  @Test
  void whyStale_imageChangedWhileTraining_isTold() throws IOException {
    TrainingState state = now();
    state.begin();
    write("data/A/1.png", "changed meanwhile");
    Optional<String> doubt = state.end(written());
    assertThat(doubt).contains("during training, the data has changed");
    assertThat(state.whyStale()).isEqualTo(doubt);
    assertThat(now().whyStale()).isEqualTo(doubt);
    assertThat(TrainingState.doubt(folder.resolve("state"))).isEqualTo(doubt);
    assertThat(isUpToDate()).isFalse();
  }

  @Test
  void whyStale_imageLinkedByABackupWhileTraining_isUpToDate() throws IOException {
    TrainingState state = now();
    state.begin();
    Files.createLink(folder.resolve("backup"), folder.resolve("data/A/1.png"));
    assertThat(state.end(written())).isEmpty();
    assertThat(now().whyStale()).isEmpty();
  }

  /** Two builds of one folder at a time: what lies there when this one ends is the other's. */
  @Test
  void reasonToTrain_modelWrittenByAnotherBuildMeanwhile_isOne() throws IOException {
    TrainingState state = now();
    state.begin();
    WrittenFiles own = written();
    write("model", "the model of the other");
    state.end(own);
    assertThat(isUpToDate()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "[]", "{\"settings\": 1", "{\"settings\": {}}", "\0"})
  void reasonToTrain_damagedState_isOne(String text) throws IOException {
    write("state", text);
    assertThat(isUpToDate()).isFalse();
  }

  @Test
  void reasonToTrain_stateThatIsAFolderOrNoText_isOne() throws IOException {
    Files.write(folder.resolve("state"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThat(isUpToDate()).isFalse();
    Files.delete(folder.resolve("state"));
    Files.createDirectory(folder.resolve("state"));
    assertThat(isUpToDate()).isFalse();
  }
}
