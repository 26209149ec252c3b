package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.plugin.testing.GoalTest;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Pictures;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

@MojoTest
@Basedir(HarnessProject.FOLDER)
@MojoParameter(name = "recipe", value = "plain")
@MojoParameter(name = "fork", value = "never") // another JVM for each test takes its time
class BaselineMojoTest extends GoalTest {

  private Path file() {
    return project.resolve("nn-baseline.json");
  }

  @Test
  void execute_noBaselineYet_writesWhatEvaluateThenMeets(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "baseline") BaselineMojo baseline,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate)
      throws Exception {
    train.execute();
    baseline.execute();
    assertThat(file())
        .content()
        .contains("\"modelSha256\": \"" + Sha256.of(model()) + "\"", "\"examples\": 4");
    assertThat(said())
        .contains("info: the first baseline:", "info:   accuracy  100.00% (4 of 4)")
        .endsWith("info: baseline written to " + file() + "; commit it");
    evaluate.execute();
    assertThat(said())
        .contains(
            "info: The model passes the gate: 1 rule checked.",
            "info:   baseline     4 → 4 of 4 images (100.00% → 100.00%)")
        .noneMatch(line -> line.startsWith("warn: "))
        .noneMatch(line -> line.contains("no baseline yet"));
  }

  @Test
  void execute_modelThatTheseSettingsDoNotTrain_isRefusedUnlessItIsOnlyToWarn(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "train")
          @MojoParameter(name = "epochs", value = "11")
          @MojoParameter(name = "skipTrain", value = "true")
          TrainMojo skipped,
      @InjectMojo(goal = "baseline") BaselineMojo baseline,
      @InjectMojo(goal = "baseline") @MojoParameter(name = "staleModel", value = "warn")
          BaselineMojo warning)
      throws Exception {
    train.execute();
    skipped.execute();
    refused(
        baseline,
        model() + " is not the model that these settings train: the settings have changed.",
        "nn.staleModel=warn");
    assertThat(file()).doesNotExist();
    warning.execute();
    assertThat(file()).exists();
  }

  @Test
  void execute_sameModelAgain_leavesTheFileAlone(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "baseline") BaselineMojo baseline)
      throws Exception {
    train.execute();
    baseline.execute();
    byte[] written = Files.readAllBytes(file());
    baseline.execute();
    assertThat(file()).hasBinaryContent(written);
    assertThat(said()).endsWith("info: " + file() + " is of this very model; it stays as it is");
  }

  @Test
  void execute_modelTrainedAgainSince_writesFiguresOfTheNewOne(
      @InjectMojo(goal = "train") TrainMojo good,
      @InjectMojo(goal = "train") @MojoParameter(name = "epochs", value = "0") TrainMojo worse,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate,
      @InjectMojo(goal = "baseline") BaselineMojo baseline,
      @InjectMojo(goal = "baseline") @MojoParameter(name = "baselineReason", value = "a try")
          BaselineMojo meant)
      throws Exception {
    good.execute();
    evaluate.execute();
    baseline.execute();
    worse.execute();
    meant.execute();
    assertThat(file())
        .content()
        .contains(
            "\"modelSha256\": \"" + Sha256.of(model()) + "\"",
            "\"examples\": 4,\n      \"correct\": 4\n    }")
        .doesNotContain("\n  \"correct\": 4");
    assertThat(said())
        .contains("info: the baseline changes:")
        .anyMatch(line -> line.startsWith("info:   accuracy  100.00% (4 of 4) → "));
  }

  @Test
  void execute_worseModel_isRefusedUnlessThereIsAReasonThatReportsThenShow(
      @InjectMojo(goal = "train") TrainMojo good,
      @InjectMojo(goal = "baseline") BaselineMojo baseline,
      @InjectMojo(goal = "train") @MojoParameter(name = "epochs", value = "0") TrainMojo worse,
      @InjectMojo(goal = "baseline")
          @MojoParameter(name = "baselineReason", value = "smaller, for <phones>")
          BaselineMojo meant,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate)
      throws Exception {
    good.execute();
    baseline.session.getUserProperties().setProperty("project.build.outputTimestamp", "1795737600");
    try {
      baseline.execute();
    } finally {
      baseline.session.getUserProperties().clear();
    }
    byte[] accepted = Files.readAllBytes(file());
    assertThat(file()).content().contains("\"accepted\": 1,", "\"date\": \"2026-11-27\",\n");
    worse.execute();
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(baseline::execute)
        .withMessageContainingAll(
            "The model is worse than the baseline, which stays as it is.",
            "FAILED   maxAccuracyDrop",
            "no lower than the baseline's 100.00%",
            "-Dnn.baselineReason=");
    assertThat(file()).hasBinaryContent(accepted);
    meant.execute();
    assertThat(file())
        .content()
        .contains(
            "\"schemaVersion\": 6", "\"accepted\": 2,", "\"reason\": \"smaller, for <phones>\"");
    assertThat(said()).contains("info:   reason    smaller, for <phones>");
    evaluate.execute();
    assertThat(said()).contains("info:   accepted     smaller, for <phones>");
    assertThat(project.resolve("target/nn/evaluation.json"))
        .content()
        .contains("\"reason\": \"smaller, for <phones>\"");
    assertThat(project.resolve("target/nn/report/index.html"))
        .content()
        .contains("why accepted", "smaller, for &lt;phones");
    assertThat(project.resolve("target/nn/report/summary.md"))
        .content()
        .contains("Why it was accepted: smaller, for &#60;phones");
  }

  @Test
  void execute_otherTestImages_needAReasonToo(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "baseline") BaselineMojo baseline,
      @InjectMojo(goal = "train") TrainMojo again,
      @InjectMojo(goal = "baseline")
          @MojoParameter(name = "baselineReason", value = "ten more images")
          BaselineMojo meant)
      throws Exception {
    train.execute();
    baseline.execute();
    Pictures.grey(4, 3, "A", "B").draw(project.resolve("data"), 10, 77);
    again.execute();
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(baseline::execute)
        .withMessageContainingAll(
            "The model cannot be compared with the baseline, which stays as it is.",
            "FAILED   baselineMismatch");
    meant.execute();
    assertThat(file()).content().contains("\"reason\": \"ten more images\"");
  }

  @Test
  @InjectMojo(goal = "baseline")
  @MojoParameter(name = "baselineReason", value = "two\nlines")
  void execute_reasonThatIsNoLine_isAMistake(BaselineMojo baseline) {
    refused(
        baseline,
        "nn.baselineReason: expected one line of characters that can be seen, found \"two\\u000alines\"");
  }

  @Test
  void evaluate_worseThanTheBaseline_fails(
      @InjectMojo(goal = "train") TrainMojo good,
      @InjectMojo(goal = "baseline") BaselineMojo baseline,
      @InjectMojo(goal = "train") @MojoParameter(name = "epochs", value = "0") TrainMojo worse,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate)
      throws Exception {
    good.execute();
    baseline.execute();
    worse.execute();
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(evaluate::execute)
        .withMessageContainingAll(
            "FAILED   maxAccuracyDrop",
            "no lower than the baseline's 100.00%",
            "  baseline     4 → ",
            "  worse        ",
            "if it is meant to be so: mvn nn:baseline -Dnn.baselineReason=...");
  }

  @Test
  void evaluate_otherTestImages_failsOrWarnsAsConfigured(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "baseline") BaselineMojo baseline,
      @InjectMojo(goal = "train") TrainMojo again,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate,
      @InjectMojo(goal = "evaluate") @MojoParameter(name = "baselineMismatch", value = "warn")
          EvaluateMojo lenient)
      throws Exception {
    train.execute();
    baseline.execute();
    Pictures.grey(4, 3, "A", "B").draw(project.resolve("data"), 10, 77);
    again.execute();
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(evaluate::execute)
        .withMessageContainingAll(
            "FAILED   baselineMismatch",
            "4 of the 4 images of the baseline are gone from the test data",
            "mvn nn:baseline -Dnn.baselineReason=... writes " + file() + " again");
    lenient.execute();
    assertThat(said())
        .anyMatch(line -> line.startsWith("warn: baselineMismatch was not checked: 4 of the 4"));
  }

  @Test
  void execute_fileThatIsNoBaseline_isNotOverwritten(
      @InjectMojo(goal = "train") @MojoParameter(name = "epochs", value = "0") TrainMojo train,
      @InjectMojo(goal = "baseline") BaselineMojo baseline,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate)
      throws Exception {
    Files.writeString(file(), "precious");
    train.execute();
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(baseline::execute)
        .withMessageStartingWith(file() + " is not a usable baseline: ");
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(evaluate::execute)
        .withMessageStartingWith(file() + " is not a usable baseline: ");
    assertThat(file()).hasContent("precious");
  }

  @Test
  @InjectMojo(goal = "baseline")
  void execute_noModel_saysHowToGetOne(BaselineMojo baseline) {
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(baseline::execute)
        .withMessageStartingWith("There is no model at " + model());
    assertThat(file()).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "baseline")
  @MojoParameter(name = "skipBaseline", value = "true")
  void execute_skipped_doesNothing(BaselineMojo baseline) throws Exception {
    baseline.execute();
    assertThat(said()).containsExactly("info: skipped (nn.baseline.skip)");
  }
}
