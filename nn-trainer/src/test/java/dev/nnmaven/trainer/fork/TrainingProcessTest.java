package dev.nnmaven.trainer.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.task.TrainingTask;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.Written;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process without the Maven that belongs to it. */
class TrainingProcessTest {

  @TempDir Path folder;

  private Process process;

  @BeforeEach
  void start() throws Exception {
    process =
        new ProcessBuilder(
                JavaInstallation.current().executable().toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                TrainingProcess.class.getName())
            .redirectError(Redirect.DISCARD)
            .start();
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  private void assertEnds(int exitCode) throws Exception {
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it ended").isTrue();
    assertThat(process.exitValue()).isEqualTo(exitCode);
  }

  @Test
  void main_inputEndsBeforeTheSettings_ends() throws Exception {
    process.getOutputStream().close();
    assertEnds(0);
  }

  @Test
  void main_inputIsNotSettings_ends() throws Exception {
    try (OutputStream in = process.getOutputStream()) {
      in.write("hello\n".getBytes(StandardCharsets.UTF_8));
      in.flush();
      assertEnds(1);
    }
  }

  /** However Maven ends, its end of the pipe is closed. */
  @Test
  void main_inputEndsWhileTraining_ends() throws Exception {
    Images.grey(4, 3, "A", "B").draw(folder.resolve("data"), 10, 1);
    OutputStream in = process.getOutputStream();
    in.write(
        (TrainingProcess.request(new TrainingTask(), longTraining()) + "\n")
            .getBytes(StandardCharsets.UTF_8));
    in.flush();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    while (!line.contains("EPOCH_FINISHED")) {
      line = out.readLine();
    }
    drain(out);
    in.close();
    assertEnds(1);
    assertThat(folder.resolve("target")).isEmptyDirectory();
  }

  /** So that it can go on writing if it does not end. */
  private static void drain(BufferedReader out) {
    Thread thread = new Thread(() -> out.lines().forEach(line -> {}));
    thread.setDaemon(true);
    thread.start();
  }

  private Settings longTraining() {
    return Written.list(
        ("data=%1$s/data; epochs=1000000; kernels=scalar; threads=1; modelFile=%1$s/target/model;"
                + " reportFile=%1$s/target/report; producer=test")
            .formatted(folder));
  }
}
