package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.trainer.testing.HarnessProject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

@MojoTest
@Basedir(HarnessProject.FOLDER)
class BaselineMojoTest extends GoalsTest {

  private Path file() {
    return project.resolve("nn-baseline.json");
  }

  @Test
  void execute_noBaselineYet_writesOnceWhatEvaluateThenMeets() throws Exception {
    train.execute();
    baseline.session.getUserProperties().setProperty("project.build.outputTimestamp", "1795737600");
    try {
      baseline.execute();
    } finally {
      baseline.session.getUserProperties().clear();
    }
    byte[] written = Files.readAllBytes(file());
    assertThat(file())
        .content()
        .contains("\"modelSha256\": \"" + Sha256.of(model()) + "\"", "\"examples\": 4")
        .contains("\"accepted\": 1,", "\"date\": \"2026-11-27\",\n");
    assertThat(said()).endsWith("info: baseline written to " + file() + "; commit it");
    baseline.execute();
    assertThat(file()).hasBinaryContent(written);
    assertThat(said()).endsWith("info: " + file() + " is of this very model; it stays as it is");
    evaluate.execute();
    assertThat(said())
        .contains("info: The model passes the gate: 1 of 1 rule passed.")
        .noneMatch(line -> line.startsWith("warn: ") || line.contains("no baseline yet"));
  }

  @Test
  void execute_modelThatTheseSettingsDoNotTrain_isRefusedUnlessItIsOnlyToWarn() throws Exception {
    train.execute();
    train.epochs = "11";
    train.skip = "train";
    train.execute();
    refused(
        baseline,
        model() + " is stale: the settings have changed: nn.epochs.",
        "nn.warnOnly=staleModel");
    assertThat(file()).doesNotExist();
    baseline.warnOnly = "staleModel";
    baseline.execute();
    assertThat(file()).exists();
  }

  @Test
  void execute_mistakes_areRefusedAndWriteNothing() throws Exception {
    refused(baseline, "No model at " + model());
    baseline.baselineReason = "two\nlines";
    refused(
        baseline,
        "nn.baselineReason: expected one line of characters that can be seen, found \"two\\u000alines\"");
    baseline.baselineReason = "...";
    refused(baseline, "nn.baselineReason: expected a reason, found ...");
    assertThat(file()).doesNotExist();
    baseline.skip = "baseline";
    baseline.execute();
    assertThat(said()).containsExactly("info: skipped (nn.skip)");
  }

  @Test
  void execute_fileThatIsNoBaseline_isNotOverwritten() throws Exception {
    Files.writeString(file(), "precious");
    train.epochs = "0";
    train.execute();
    refused(baseline, file() + " is not a usable baseline: ");
    refused(evaluate, file() + " is not a usable baseline: ");
    assertThat(file()).hasContent("precious");
  }
}
