package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.plugin.testing.GoalTest;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Pictures;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;

@MojoTest
@Basedir(HarnessProject.FOLDER)
@MojoParameter(name = "recipe", value = "plain")
@MojoParameter(name = "fork", value = "never") // another JVM for each test takes its time
class EvaluateMojoTest extends GoalTest {

  @Inject private MavenSession session;
  @Inject private MavenProject maven;

  private Path page() {
    return project.resolve("target/nn/report/index.html");
  }

  private Path report() {
    return project.resolve("target/nn/evaluation.json");
  }

  /** Test images of the other class each, of which a trained network gets none right. */
  private void drawSwapped() throws Exception {
    Pictures.grey(4, 3, "B", "A").draw(project.resolve("swapped"), 2, 5);
  }

  private void refusedWithoutAReport(EvaluateMojo goal, String... expected) {
    refused(goal, expected);
    assertThat(report()).doesNotExist();
  }

  @Test
  void execute_nothingRequired_reportsTheAccuracy(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate)
      throws Exception {
    train.execute();
    evaluate.execute();
    assertThat(report()).content().contains("\"heldOut\"").contains("\"rules\": []");
    assertThat(said())
        .contains(
            "info: no baseline yet ("
                + project.resolve("nn-baseline.json")
                + "); mvn nn:baseline makes this model the one that no later one may fall below",
            "warn: the gate has no rules, so that every model passes it; nn.minAccuracy would be one,"
                + " or a baseline")
        .endsWith("info: report " + page())
        .contains(
            "info: model "
                + project.resolve("target/nn/model.safetensors")
                + " on the 20% of "
                + project.resolve("data")
                + " that was held out");
  }

  @Test
  void execute_accuracyReached_saysSo(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "evaluate") @MojoParameter(name = "minAccuracy", value = " 100% ")
          EvaluateMojo evaluate)
      throws Exception {
    train.execute();
    evaluate.execute();
    assertThat(report()).content().contains("\"passed\": true");
    assertThat(said())
        .endsWith(
            "info: The model passes the gate: 1 rule checked.",
            "info:   outcome  rule         found    required",
            "info:   passed   minAccuracy  100.00%  at least 100%",
            "info:   report       " + page());
  }

  @Test
  void execute_accuracyMissed_failsTheBuildAfterWritingTheReport(
      @InjectMojo(goal = "train") @MojoParameter(name = "testData", value = "swapped")
          TrainMojo train,
      @InjectMojo(goal = "evaluate")
          @MojoParameter(name = "testData", value = "swapped")
          @MojoParameter(name = "minAccuracy", value = "1")
          EvaluateMojo evaluate)
      throws Exception {
    drawSwapped();
    train.execute();
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(evaluate::execute)
        .withMessageStartingWith("The model does not pass the gate: 1 of 1 rule failed.\n")
        .withMessageContainingAll(
            "FAILED   minAccuracy  0.00%  at least 100%\n",
            "worst class  A, recall 0.00% (0 of 2)", "What to do: ");
    assertThat(report()).content().contains("\"passed\": false");
    assertThat(project.resolve("target/nn/report/summary.md"))
        .content()
        .startsWith("### ❌ gate failed: 1 of 1 rule\n");
    assertThat(said()).anyMatch(line -> line.matches("info:   .*A/.*png +A +B .*"));
    assertThat(Files.readAllLines(project.resolve("target/nn/report/errors.csv")))
        .hasSize(1 + 4) // none of the swapped images is recognized
        .startsWith("image,actual,predicted,probability,loss");
    assertThat(project.resolve("target/surefire-reports/TEST-nn.gate.xml"))
        .content()
        .contains("failures=\"1\"", "<failure message=");
  }

  @Test
  void execute_accuracyMissedButNotHalting_warns(
      @InjectMojo(goal = "train") @MojoParameter(name = "testData", value = "swapped")
          TrainMojo train,
      @InjectMojo(goal = "evaluate")
          @MojoParameter(name = "testData", value = "swapped")
          @MojoParameter(name = "minAccuracy", value = "1")
          @MojoParameter(name = "haltOnFailure", value = "false")
          EvaluateMojo evaluate)
      throws Exception {
    drawSwapped();
    train.execute();
    evaluate.execute();
    assertThat(said())
        .endsWith("warn: The build goes on, since nn.haltOnFailure is false.")
        .contains("warn:   FAILED   minAccuracy  0.00%  at least 100%");
    assertThat(report()).content().contains("\"passed\": false");
  }

  /** Maven makes a project anew for each build; this one has to forget what it was told. */
  private void beginAnotherBuild() {
    maven.setContextValue("dev.nnmaven.trainings", null);
    forgetWhatWasSaid();
  }

  @Test
  void execute_trainingFailedSince_failsAndNoReportOfBeforeSurvives(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "train") @MojoParameter(name = "learningRate", value = "1e30")
          TrainMojo diverging,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate)
      throws Exception {
    train.execute();
    evaluate.execute();
    byte[] model = Files.readAllBytes(model());
    refused(diverging, "training diverged");
    assertThat(model()).hasBinaryContent(model);
    assertThat(report()).doesNotExist();
    assertThat(page()).doesNotExist();
    assertThat(project.resolve("target/nn/report/summary.md")).doesNotExist();
    assertThat(project.resolve("target/nn/training.json")).doesNotExist();
    assertThat(project.resolve("target/surefire-reports/TEST-nn.gate.xml")).doesNotExist();
    beginAnotherBuild();
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(evaluate::execute)
        .withMessageContainingAll(
            "FAILED   staleModel  another one  the model that these settings train",
            "the last training did not come to its end",
            "nn.staleModel=warn");
    assertThat(report()).content().contains("\"passed\": false", "\"rule\": \"staleModel\"");
  }

  @Test
  void execute_trainingSkippedWithOtherLayers_failsUnlessItIsOnlyToWarn(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "train")
          @MojoParameter(name = "layers", value = "12,7,2")
          @MojoParameter(name = "skipTrain", value = "true")
          TrainMojo skipped,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate,
      @InjectMojo(goal = "evaluate") @MojoParameter(name = "staleModel", value = "warn")
          EvaluateMojo warning)
      throws Exception {
    train.execute();
    beginAnotherBuild();
    skipped.execute();
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(evaluate::execute)
        .withMessageContaining("the settings have changed");
    warning.execute();
    assertThat(said()).contains("warn: staleModel was not checked: the settings have changed");
    assertThat(report()).content().contains("\"passed\": true", "NOT_CHECKED");
  }

  @Test
  void execute_modelThatNothingHereTrains_isJudgedAsItIs(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate)
      throws Exception {
    train.execute();
    Files.delete(project.resolve("target/nn/model.safetensors.state.json"));
    beginAnotherBuild();
    evaluate.execute();
    assertThat(report()).content().contains("\"rules\": []");
  }

  @Test
  void execute_mistakeInASetting_leavesNoReportOfABuildBefore(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate,
      @InjectMojo(goal = "evaluate") @MojoParameter(name = "minAccuracy", value = "95")
          EvaluateMojo mistaken)
      throws Exception {
    train.execute();
    evaluate.execute();
    refusedWithoutAReport(mistaken, "nn.minAccuracy");
    assertThat(project.resolve("target/surefire-reports/TEST-nn.gate.xml")).doesNotExist();
  }

  @Test
  void execute_twoModels_leaveReportsOfTheirOwn(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "train")
          @MojoParameter(name = "modelFile", value = "target/nn/small.safetensors")
          @MojoParameter(name = "layers", value = "12,3,2")
          TrainMojo trainSmall,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate,
      @InjectMojo(goal = "evaluate")
          @MojoParameter(name = "modelFile", value = "target/nn/small.safetensors")
          @MojoParameter(name = "maxLoss", value = "0")
          @MojoParameter(name = "haltOnFailure", value = "false")
          EvaluateMojo evaluateSmall)
      throws Exception {
    train.execute();
    trainSmall.execute();
    evaluateSmall.execute();
    evaluate.execute();
    assertThat(report()).content().contains("12 → 100 relu → 2 linear", "\"passed\": true");
    assertThat(project.resolve("target/nn/small/evaluation.json"))
        .content()
        .contains("12 → 3 relu → 2 linear", "\"passed\": false");
    assertThat(project.resolve("target/surefire-reports/TEST-nn.gate-small.xml")).exists();
    forgetWhatWasSaid();
    train.execute();
    trainSmall.execute();
    assertThat(said())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("info: up to date: "));
  }

  @Test
  void execute_twoModelsOfOneName_areRefused(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "train")
          @MojoParameter(name = "modelFile", value = "elsewhere/model.safetensors")
          TrainMojo other)
      throws Exception {
    train.execute();
    refused(other, model().toString(), "elsewhere", "would share", "different names");
  }

  /** The second would be compared with the first, or take its place. */
  @Test
  void execute_twoModelsOfOneBaseline_areRefused(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "baseline") BaselineMojo baseline,
      @InjectMojo(goal = "train")
          @MojoParameter(name = "modelFile", value = "target/nn/small.safetensors")
          TrainMojo trainSmall,
      @InjectMojo(goal = "baseline")
          @MojoParameter(name = "modelFile", value = "target/nn/small.safetensors")
          BaselineMojo baselineOfSmall,
      @InjectMojo(goal = "evaluate")
          @MojoParameter(name = "modelFile", value = "target/nn/small.safetensors")
          EvaluateMojo evaluateSmall)
      throws Exception {
    train.execute();
    baseline.execute();
    trainSmall.execute();
    String says = "would share " + project.resolve("nn-baseline.json");
    refused(baselineOfSmall, says, "give each its own nn.baselineFile");
    refused(evaluateSmall, says, "give each its own nn.baselineFile");
  }

  @Test
  void execute_modelWrittenAgainMeanwhile_reportsNothing(
      @InjectMojo(goal = "train") @MojoParameter(name = "epochs", value = "0") TrainMojo train,
      @InjectMojo(goal = "evaluate") @MojoParameter(name = "unreadableImages", value = "skip")
          EvaluateMojo evaluate)
      throws Exception {
    train.execute();
    Path model = project.resolve("target/nn/model.safetensors");
    // What is warned of stands between reading the model and judging it.
    Pictures.breakOne(project.resolve("data/A/broken.png"));
    Mockito.doAnswer(
            call -> {
              assertThat(call.<CharSequence>getArgument(0).toString()).startsWith("left out: ");
              return Files.writeString(model, "a later one");
            })
        .when(log)
        .warn(ArgumentMatchers.any(CharSequence.class));
    refusedWithoutAReport(
        evaluate, model + " was written again while it was in use; wait until nothing trains");
    assertThat(page()).doesNotExist();
  }

  @Test
  void execute_classNamedLikeALineOfTheLog_showsWhatIsInIt(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "evaluate") @MojoParameter(name = "minClassRecall", value = "90%")
          EvaluateMojo evaluate,
      @InjectMojo(goal = "train") @MojoParameter(name = "testData", value = "swapped")
          TrainMojo again,
      @InjectMojo(goal = "evaluate")
          @MojoParameter(name = "testData", value = "swapped")
          @MojoParameter(name = "minClassRecall", value = "90%")
          EvaluateMojo fails)
      throws Exception {
    String forged = "B\u001b[2K\n[INFO] BUILD SUCCESS";
    String shown = "B\\u001b[2K\\u000a[INFO] BUILD SUCCESS";
    Files.move(project.resolve("data/B"), project.resolve("data/" + forged));
    Pictures.grey(4, 3, forged, "A").draw(project.resolve("swapped"), 2, 5);
    train.execute();
    evaluate.execute();
    again.execute();
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(fails::execute)
        .satisfies(
            e ->
                assertThat(e.getMessage().lines())
                    .noneMatch(line -> line.startsWith("[INFO]"))
                    .noneMatch(line -> line.contains("\u001b"))
                    .anyMatch(line -> line.contains(shown)));
    assertThat(said())
        .noneMatch(line -> line.contains("\u001b") || line.contains("\n"))
        .contains("info:           8 of each class: A, " + shown)
        .anyMatch(line -> line.startsWith("info: " + shown + " ".repeat(8) + "2   100.00%"))
        .anyMatch(line -> line.startsWith("info: A" + " ".repeat(shown.length() + 7) + "2 "));
  }

  @Test
  @InjectMojo(goal = "evaluate")
  void execute_noModel_saysHowToGetOne(EvaluateMojo evaluate) {
    refusedWithoutAReport(
        evaluate,
        "There is no model at " + project.resolve("target/nn/model.safetensors"),
        "Run nn:train first");
  }

  @Test
  @InjectMojo(goal = "evaluate")
  @MojoParameter(name = "modelFile", value = "data/A/00.png")
  void execute_modelFileThatIsNone_namesIt(EvaluateMojo evaluate) {
    refusedWithoutAReport(
        evaluate, project.resolve("data/A/00.png") + " is not a usable model file: ");
  }

  @Test
  @InjectMojo(goal = "evaluate")
  @MojoParameter(name = "minAccuracy", value = "95 percent")
  @MojoParameter(name = "testFraction", value = "-1")
  void execute_severalMistakes_reportsAllBeforeLookingForAModel(EvaluateMojo evaluate) {
    refusedWithoutAReport(
        evaluate,
        "The configuration has 2 mistakes:",
        "nn.minAccuracy: expected a share from 0 to 1 such as 0.95 or 95%, found \"95 percent\"",
        "nn.testFraction: ");
  }

  @Test
  void execute_otherFractionThanTraining_isRefused(
      @InjectMojo(goal = "train") @MojoParameter(name = "epochs", value = "0") TrainMojo train,
      @InjectMojo(goal = "evaluate") @MojoParameter(name = "testFraction", value = "0.5")
          EvaluateMojo evaluate)
      throws Exception {
    train.execute();
    refusedWithoutAReport(
        evaluate, "nn.testFraction=0.2, but this evaluation has nn.testFraction=0.5");
  }

  @Test
  void execute_dataThatChanged_isRefused(
      @InjectMojo(goal = "train") @MojoParameter(name = "epochs", value = "0") TrainMojo train,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate)
      throws Exception {
    train.execute();
    Files.delete(project.resolve("data/A/00.png"));
    refusedWithoutAReport(
        evaluate, "is not what the model was trained with", "Run nn:train again.");
  }

  @Test
  void execute_unreadableTestImageSkipped_warnsOfIt(
      @InjectMojo(goal = "train")
          @MojoParameter(name = "epochs", value = "0")
          @MojoParameter(name = "testFraction", value = "0")
          TrainMojo train,
      @InjectMojo(goal = "evaluate")
          @MojoParameter(name = "testData", value = "judge")
          @MojoParameter(name = "unreadableImages", value = "skip")
          EvaluateMojo evaluate)
      throws Exception {
    Pictures.grey(4, 3, "A", "B").draw(project.resolve("judge"), 2, 5);
    Pictures.breakOne(project.resolve("judge/A/broken.png"));
    train.execute();
    evaluate.execute();
    assertThat(said())
        .anySatisfy(line -> assertThat(line).startsWith("warn: left out: A/broken.png: "));
  }

  @Test
  @InjectMojo(goal = "evaluate")
  @MojoParameter(name = "skip", value = "true")
  void execute_skipAll_doesNothing(EvaluateMojo evaluate) throws Exception {
    evaluate.execute();
    assertThat(said()).containsExactly("info: skipped (nn.skip)");
  }

  @Test
  @InjectMojo(goal = "evaluate")
  @MojoParameter(name = "skipEvaluate", value = "true")
  void execute_skipEvaluate_doesNothing(EvaluateMojo evaluate) throws Exception {
    evaluate.execute();
    assertThat(said()).containsExactly("info: skipped (nn.evaluate.skip)");
  }

  @Test
  @InjectMojo(goal = "evaluate")
  @MojoParameter(name = "modelFile", value = "data")
  void execute_modelFileThatIsAFolder_saysSo(EvaluateMojo evaluate) {
    refusedWithoutAReport(
        evaluate,
        "nn.modelFile: " + project.resolve("data") + " is a folder; expected the file of a model");
  }

  @Test
  @InjectMojo(goal = "evaluate")
  @MojoParameter(name = "haltOnFailure", value = "no")
  @MojoParameter(name = "skip", value = "yes")
  @MojoParameter(name = "skipEvaluate", value = "1")
  void execute_switchesWithOtherWords_areMistakesAndNotFalse(EvaluateMojo evaluate) {
    refusedWithoutAReport(
        evaluate,
        "The configuration has 3 mistakes:",
        "nn.skip: expected true or false, found \"yes\"",
        "nn.evaluate.skip: expected true or false, found \"1\"",
        "nn.haltOnFailure: expected true or false, found \"no\"");
  }

  @Test
  void execute_reportThatCannotBeWritten_isNamed(
      @InjectMojo(goal = "train")
          @MojoParameter(name = "epochs", value = "0")
          @MojoParameter(name = "modelFile", value = "model")
          TrainMojo train,
      @InjectMojo(goal = "evaluate") @MojoParameter(name = "modelFile", value = "model")
          EvaluateMojo evaluate)
      throws Exception {
    train.execute();
    Path report = project.resolve("target/nn/model/evaluation.json");
    Files.createDirectory(report);
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(evaluate::execute)
        .withMessage("evaluation.json: " + report + " is a folder; expected the name of a file");
  }

  @Test
  @InjectMojo(goal = "evaluate")
  @MojoParameter(name = "minAccuracy", value = "90")
  void execute_misspelledProperties_areToldWithTheOtherMistakes(EvaluateMojo evaluate) {
    session.getUserProperties().setProperty("nn.minAcuracy", "0.9");
    maven.getProperties().setProperty("nn.epoch", "3");
    maven.getProperties().setProperty("nn.epochs", "3");
    refusedWithoutAReport(
        evaluate,
        "The configuration has 3 mistakes:",
        "nn.epoch: unknown property (did you mean nn.epochs?)",
        "nn.minAcuracy: unknown property (did you mean nn.minAccuracy?)",
        "nn.minAccuracy: expected a share");
  }

  @Test
  void execute_gateOfElements_checksAllOfThem(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(
              goal = "evaluate",
              pom =
                  """
                  <project>
                    <build>
                      <plugins>
                        <plugin>
                          <artifactId>nn-maven-plugin</artifactId>
                          <configuration>
                            <gate>
                              <minAccuracy>95%</minAccuracy>
                              <minClassRecall>80%</minClassRecall>
                              <minClassRecalls>
                                <B>100%</B>
                              </minClassRecalls>
                              <maxOverfit>5%</maxOverfit>
                              <maxLeakedImages>0</maxLeakedImages>
                              <maxAccuracyDrop>1%</maxAccuracyDrop>
                              <baselineMissing>warn</baselineMissing>
                            </gate>
                          </configuration>
                        </plugin>
                      </plugins>
                    </build>
                  </project>
                  """)
          EvaluateMojo evaluate)
      throws Exception {
    train.execute();
    evaluate.execute();
    assertThat(said())
        .noneMatch(line -> line.startsWith("info: no baseline yet"))
        .contains(
            "warn: maxAccuracyDrop was not checked: no baseline yet ("
                + project.resolve("nn-baseline.json")
                + "); mvn nn:baseline makes this model the one that no later one may fall below",
            "warn: baselineMissing was not checked: no baseline yet ("
                + project.resolve("nn-baseline.json")
                + "); mvn nn:baseline makes this model the one that no later one may fall below",
            "info: The model passes the gate only as far as it was checked: 5 of 7 rules, 2 not"
                + " checked.",
            "info:   passed       minClassRecall of B  100.00%      at least 100%");
  }

  @Test
  @InjectMojo(
      goal = "evaluate",
      pom =
          """
          <project>
            <build>
              <plugins>
                <plugin>
                  <artifactId>nn-maven-plugin</artifactId>
                  <configuration>
                    <minAccuracy>80%</minAccuracy>
                    <gate>
                      <minAcuracy>95%</minAcuracy>
                      <minAccuracy>95%</minAccuracy>
                      <maxLoss/>
                      <maxOverfit><B>5%</B></maxOverfit>
                      <minClassRecalls>80%</minClassRecalls>
                      <whatever>1</whatever>
                      <minTestImages>1</minTestImages>
                      <minTestImages>2</minTestImages>
                    </gate>
                  </configuration>
                </plugin>
              </plugins>
            </build>
          </project>
          """)
  void execute_gateWithMistakes_reportsAllWithHints(EvaluateMojo evaluate) {
    refusedWithoutAReport(
        evaluate,
        "The configuration has 7 mistakes:",
        "gate: unknown element <minAcuracy> (did you mean minAccuracy?)",
        "gate/maxLoss: expected a value; remove the element to use the default",
        "gate/maxOverfit: expected a value, found elements",
        "gate/minClassRecalls: expected an element for each class, such as <B>85%</B>",
        "gate: unknown element <whatever>; there are staleModel, baselineMissing, baselineMismatch, ",
        "gate/minTestImages: is given twice",
        "nn.minAccuracy: <minAccuracy> in <gate> and nn.minAccuracy");
  }

  @Test
  void execute_baselineFileWithATypingError_failsAndSaysSoInAllReports(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "evaluate")
          @MojoParameter(name = "baselineFile", value = "nn-basline.json")
          EvaluateMojo evaluate,
      @InjectMojo(goal = "evaluate")
          @MojoParameter(name = "baselineFile", value = "nn-basline.json")
          @MojoParameter(name = "baselineMissing", value = "warn")
          EvaluateMojo lenient)
      throws Exception {
    train.execute();
    String none = "no baseline yet (" + project.resolve("nn-basline.json") + ")";
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(evaluate::execute)
        .withMessageContainingAll(
            "FAILED   baselineMissing  none   a baseline, asked for by nn.baselineFile\n",
            none,
            "where there may be none yet, set nn.baselineMissing=warn");
    lenient.execute();
    assertThat(said())
        .anyMatch(line -> line.startsWith("warn: baselineMissing was not checked: " + none));
    assertThat(report()).content().contains("\"outcome\": \"NOT_CHECKED\"", none);
    assertThat(page()).content().contains("baselineMissing", none);
    assertThat(project.resolve("target/nn/report/summary.md"))
        .content()
        .contains("baselineMissing", "not checked");
    assertThat(project.resolve("target/surefire-reports/TEST-nn.gate.xml"))
        .content()
        .contains("skipped=\"1\"", "<skipped message=\"no baseline yet");
  }

  @Test
  void execute_baselineThatIsALinkToNothing_fails(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate)
      throws Exception {
    train.execute();
    Files.createSymbolicLink(project.resolve("nn-baseline.json"), Path.of("gone"));
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(evaluate::execute)
        .withMessageContainingAll(
            "FAILED   baselineMissing", "is a link to gone, which is not there");
  }

  @Test
  @InjectMojo(goal = "evaluate")
  @MojoParameter(name = "baselineFile", value = "nn-baseline.json")
  @MojoParameter(name = "baselineModel", value = "g:a")
  void execute_fileAndPublishedModel_isAMistake(EvaluateMojo evaluate) {
    refusedWithoutAReport(
        evaluate, "nn.baselineFile: has no effect, since nn.baselineModel names what to compare");
  }

  @Test
  void execute_recallOfAClassThatIsNone_namesTheClasses(
      @InjectMojo(goal = "train") @MojoParameter(name = "epochs", value = "0") TrainMojo train,
      @InjectMojo(goal = "evaluate") @MojoParameter(name = "minClassRecall", value = "C:50%")
          EvaluateMojo evaluate)
      throws Exception {
    train.execute();
    refusedWithoutAReport(
        evaluate, "nn.minClassRecall: the model has no class \"C\"", "; it has A, B");
  }

  @Test
  void execute_imageThatWasLearnedToo_isWarnedOf(
      @InjectMojo(goal = "train")
          @MojoParameter(name = "testData", value = "judge")
          @MojoParameter(name = "epochs", value = "0")
          TrainMojo train,
      @InjectMojo(goal = "evaluate") @MojoParameter(name = "testData", value = "judge")
          EvaluateMojo evaluate)
      throws Exception {
    Pictures.grey(4, 3, "A", "B").draw(project.resolve("judge"), 2, 5);
    Files.copy(project.resolve("data/B/03.png"), project.resolve("judge/B/copy.png"));
    train.execute();
    evaluate.execute();
    assertThat(said())
        .contains(
            "warn: 1 of 5 held-out images also occurs in the training data, so that the accuracy"
                + " promises too much: B/copy.png = B/03.png");
  }

  @Test
  void execute_groupsThatNamesDoNotHave_areRefused(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate)
      throws Exception {
    train.execute();
    evaluate.groups = "font(\\d+)";
    refused(evaluate, "nn.groups: font(\\d+) does not occur in A/");
    evaluate.groups = "(";
    refused(evaluate, "nn.groups: expected a regular expression");
    evaluate.groups = "/(\\d)";
    evaluate.execute();
  }
}
