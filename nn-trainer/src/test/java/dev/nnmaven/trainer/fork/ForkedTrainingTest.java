package dev.nnmaven.trainer.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nnmaven.nn.testing.Whole;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.task.TrainingTask;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.RecordedLines;
import dev.nnmaven.trainer.testing.RecordedProgress;
import dev.nnmaven.trainer.testing.Written;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.RestoreSystemProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test starts a JVM. */
class ForkedTrainingTest {

  /** Longer than anybody waits. */
  private static final String FOREVER = "1000000";

  /** Epochs after which the images are told apart; fewer draw a warning of that. */
  private static final String ENOUGH = "20";

  /** Nothing here is large. */
  private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC ";

  private static final List<Path> CLASS_PATH =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
          .map(Path::of)
          .toList();

  @TempDir Path folder;

  private final RecordedLines lines = new RecordedLines();
  private final RecordedProgress progress = new RecordedProgress();
  private final RecordedLines here = new RecordedLines();
  private final RecordedProgress progressHere = new RecordedProgress();
  private Path data;
  private Path modelFile;

  @BeforeEach
  void draw() throws Exception {
    data = folder.resolve("data");
    modelFile = folder.resolve("target/nn/model.safetensors");
    Images.grey(4, 3, "A", "B").draw(data, 10, 1);
  }

  @AfterEach
  void noProcessIsLeft() {
    assertThat(children()).isEmpty();
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }

  /** Of that many epochs, or whatever else is said after "; ". */
  private Settings settings(String epochs) {
    return Written.list(
        "data=%1$s; network=100 dropout(0.2); kernels=scalar; threads=2; modelFile=%2$s;"
                .formatted(data, modelFile)
            + " reportFile=%s/target/nn/training.json; producer=nn-maven test; epochs=%s"
                .formatted(folder, epochs));
  }

  private ForkedTraining training(String arguments) {
    return training(CLASS_PATH, arguments, lines);
  }

  private ForkedTraining training(List<Path> classPath, String arguments, Lines told) {
    return new ForkedTraining(
        JavaInstallation.current(),
        classPath,
        CommandLine.split(QUICK + arguments),
        told,
        progress);
  }

  /** The model of the same training in this JVM; no file is left. */
  private byte[] trainHere(String settings) throws Exception {
    TrainingTask.run(settings(settings), here, progressHere);
    byte[] model = Files.readAllBytes(modelFile);
    Files.delete(modelFile);
    return model;
  }

  private void train(String arguments, String settings) throws Exception {
    training(arguments).run(new TrainingTask(), () -> settings(settings));
  }

  private List<String> filesWritten() throws IOException {
    Path target = folder.resolve("target");
    if (!Files.exists(target)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(target)) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    }
  }

  private void trainAsUsersDo(String arguments, String settings) throws Exception {
    new ForkedTraining(
            JavaInstallation.current(), CLASS_PATH, CommandLine.split(arguments), lines, progress)
        .run(new TrainingTask(), () -> settings(settings));
  }

  /** Fails, with that message and nothing written. */
  private void assertFails(ForkedTraining training, String settings, String... expected)
      throws IOException {
    assertThatThrownBy(() -> training.run(new TrainingTask(), () -> settings(settings)))
        .isExactlyInstanceOf(ForkedTraining.ProcessException.class)
        .hasMessageContainingAll(expected);
    assertThat(filesWritten()).isEmpty();
  }

  @Test
  void run_success_saysShowsAndWritesWhatTrainingInThisJvmDoes() throws Exception {
    byte[] expected = trainHere("3");
    trainAsUsersDo("-Xmx100m", "3");
    assertThat(modelFile).hasBinaryContent(expected);
    assertThat(filesWritten()).containsExactlyInAnyOrder("model.safetensors", "training.json");
    assertThat(lines.withoutSpeed()).isEqualTo(here.withoutSpeed());
    assertThat(progress.shown()).isNotEmpty().isSubsetOf(progressHere.shown());
    assertThat(Collections.frequency(progress.calls(), "finished"))
        .isEqualTo(Collections.frequency(progressHere.calls(), "finished") + 1);
    assertThat(lines.debugged().get(0))
        .startsWith("training process: " + JavaInstallation.current().executable())
        .contains("-Xmx100m", "-cp", CLASS_PATH.get(0).toString(), TrainingProcess.class.getName());
  }

  /** The JVM has them, and its warning of that is not shown. */
  @Test
  void run_simdKernelsWithVectorsOfAnotherLength_giveTheSameModelWithoutWarning() throws Exception {
    assumeTrue(Whole.includes("vectors of another length"));
    byte[] expected = trainHere("3");
    trainAsUsersDo("-XX:MaxVectorSize=16", "3; kernels=simd");
    assertThat(modelFile).hasBinaryContent(expected);
    assertThat(lines.all())
        .anyMatch(line -> line.contains("SIMD (128 bits) kernels,"))
        .noneMatch(line -> line.startsWith("warn"));
  }

  @Test
  @RestoreSystemProperties
  void run_specialCharactersOtherCharsetAndNoFolderForTemporaryFiles_trains() throws Exception {
    assumeTrue(Whole.includes("special characters"));
    String name = "Bäume & \"Gärten\" 'x' #1 $y %z → \\ü";
    assumeThat(Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode(name))
        .as("names of files can be \"%s\" in this locale", name)
        .isTrue();
    List<Path> classPath = new ArrayList<>(CLASS_PATH);
    Path classes = Path.of("target/classes").toAbsolutePath();
    assertThat(classPath).contains(classes);
    Path link = folder.resolve(name + " classes");
    Files.createSymbolicLink(link, classes);
    classPath.set(classPath.indexOf(classes), link);
    data = Files.move(data, folder.resolve(name));

    System.setProperty("java.io.tmpdir", folder.resolve("nowhere").toString());
    training(classPath, "-Dfile.encoding=US-ASCII", lines)
        .run(new TrainingTask(), () -> settings(ENOUGH));
    assertThat(folder.resolve("nowhere")).doesNotExist();
    assertThat(modelFile).exists();
    assertThat(lines.all()).anyMatch(line -> line.endsWith(" images of 4 x 3 pixels in " + data));
    assertThat(lines.all()).noneMatch(line -> line.startsWith("warn"));
    Files.delete(link); // JUnit warns of links to elsewhere
  }

  /** What goes wrong in the process, by its arguments and the settings. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                            | 1; network=inputs(99), 5 | the network has 99 inputs                            | 12
                            | 5; learningRate=1e30   | nn.learningRate: training diverged in epoch          | ; use a lower learning rate
          -Xmx24m           | 1; network=2000000     | network: this network has 30,000,002 parameters, and needs more memory than the | nn.fork=-Xmx8g where training gets a JVM of its own
          -XX:+UseMagic     | 1                      | The training process died, with exit code 1. It said: | Unrecognized VM option 'UseMagic'
          --version         | 1                      | The training process died, with exit code 0. It said: | died, with exit code 0
          """)
  void run_whatCannotBeTrained_failsWithWhatIsSaidOfIt(
      String arguments, String settings, String first, String second) throws Exception {
    assertFails(training(arguments == null ? "" : arguments), settings, first, second);
  }

  private static boolean isEpoch(String line) {
    return line.matches("info: +[\\d,]+ +[\\d.]+ .*%.*");
  }

  @Test
  void run_processIsKilled_failsAndSaysWhatDoesThat() throws Exception {
    RecordedLines killing =
        new RecordedLines(
            line -> {
              if (isEpoch(line)) {
                children().forEach(ProcessHandle::destroyForcibly);
              }
            });
    assertFails(
        training(CLASS_PATH, "", killing),
        FOREVER,
        "The training process died, with exit code 137: it was killed, as"
            + " systems do when memory runs out.");
  }

  /** Killed while it writes: what it wrote is taken away, and not what others are writing. */
  @Test
  void run_processIsKilledWhileItWrites_leavesNothing() throws Exception {
    Path others =
        Files.createDirectories(modelFile.getParent()).resolve(".model.safetensors-7.tmp");
    Files.writeString(others, "half");
    String leaving = DisturbingAgent.argument(folder, "leaveHalfWritten " + modelFile);
    assertThatThrownBy(() -> train(leaving, "1"))
        .isExactlyInstanceOf(ForkedTraining.ProcessException.class);
    assertThat(filesWritten()).containsExactly(others.getFileName().toString());
  }

  @Test
  void run_junkOnBothStreams_isLoggedAndLosesNoEvent() throws Exception {
    trainHere("2");
    train(DisturbingAgent.argument(folder, "print"), "2");
    List<String> disturbed = new ArrayList<>(lines.withoutSpeed());
    assertThat(disturbed.remove("warn: " + DisturbingAgent.JUNK)).isTrue();
    assertThat(disturbed.subList(0, 2))
        .containsExactly("info: " + DisturbingAgent.JUNK, "info: unended ");
    assertThat(disturbed.subList(2, disturbed.size())).isEqualTo(here.withoutSpeed());
  }

  /** In a charset that Maven does not expect. */
  @Test
  void run_junkWhileTraining_isLoggedAndLosesNoEvent() throws Exception {
    assumeTrue(Whole.includes("junk while training"));
    trainHere("500");
    String printing = DisturbingAgent.argument(folder, "printWhileTraining");
    train(printing + " -Dfile.encoding=ISO-8859-1", "500");
    assertThat(lines.all()).contains("warn: " + DisturbingAgent.JUNK);
    assertThat(lines.all().stream().filter(ForkedTrainingTest::isEpoch))
        .hasSameSizeAs(here.all().stream().filter(ForkedTrainingTest::isEpoch).toList());
    assertThat(modelFile).exists();
  }

  @Test
  void run_logThatFails_endsTheProcess() throws Exception {
    RecordedLines failing =
        new RecordedLines(
            line -> {
              if (isEpoch(line)) {
                throw new IllegalStateException("the log is full");
              }
            });
    ForkedTraining training = training(CLASS_PATH, "", failing);
    assertThatThrownBy(() -> training.run(new TrainingTask(), () -> settings(FOREVER)))
        .hasMessage("the log is full");
    assertThat(filesWritten()).isEmpty();
  }

  /** A script that starts a Java: nobody knows whether that has the Vector API. */
  @Test
  void run_scriptAndArgumentsFromTheEnvironment_trainsWithoutFurtherLines() throws Exception {
    JavaInstallation script =
        FakeJava.scripted(
            folder.resolve("jdk with spaces"),
            "JAVA_TOOL_OPTIONS=-Da=b JDK_JAVA_OPTIONS=-Dc=d _JAVA_OPTIONS=-De=f exec '%s' \"$@\""
                .formatted(JavaInstallation.current().executable()));
    new ForkedTraining(script, CLASS_PATH, CommandLine.split(QUICK), lines, progress)
        .run(new TrainingTask(), () -> settings(ENOUGH + "; kernels=auto"));
    assertThat(lines.all())
        .anyMatch(line -> line.contains("scalar kernels"))
        .noneMatch(line -> line.startsWith("warn") || line.contains("Picked up"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
            0 | with exit code 0
          134 | with exit code 134: it was ended by signal 6
          137 | with exit code 137: it was killed, as systems do when memory runs out
          143 | with exit code 143: it was ended by signal 15
          255 | with exit code 255
           -1 | with exit code -1
          """)
  void describe_code_saysWhatIsKnownOfIt(int code, String expected) {
    assertThat(ForkedTraining.describe(code)).isEqualTo(expected);
  }

  private final Tail tail = new Tail();

  @Test
  void asText_lines_hasTheLastTen() {
    assertThat(tail.asText()).isEmpty();
    tail.add("line 1");
    tail.add("line 2");
    assertThat(tail.asText()).isEqualTo(" It said:\n  line 1\n  line 2");
    for (int i = 3; i <= 100; i++) {
      tail.add("line " + i);
    }
    assertThat(tail.asText()).startsWith(" It said:\n  line 91\n").endsWith("\n  line 100");
  }
}
