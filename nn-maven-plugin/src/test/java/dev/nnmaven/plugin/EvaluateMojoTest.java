package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Images;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;

@MojoTest
@Basedir(HarnessProject.FOLDER)
class EvaluateMojoTest extends GoalsTest {

  @Inject private MavenProject maven;

  private Path page() {
    return project.resolve("target/nn/report/index.html");
  }

  private Path report() {
    return project.resolve("target/nn/evaluation.json");
  }

  private Path summary() {
    return project.resolve("target/nn/report/summary.md");
  }

  private Path junit() {
    return project.resolve("target/surefire-reports/TEST-nn.gate.xml");
  }

  /** Rules of the gate with their outcomes: {@code minAccuracy FAILED}. */
  private List<String> rules() throws Exception {
    Iterable<JsonElement> rules =
        json("evaluation.json").getAsJsonObject("gate").getAsJsonArray("rules");
    return StreamSupport.stream(rules.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .map(rule -> rule.get("rule").getAsString() + " " + rule.get("outcome").getAsString())
        .toList();
  }

  /** Test images of the other class each, of which a trained network gets none right. */
  private void judgeBySwapped(String... classes) throws Exception {
    Images.grey(4, 3, classes).draw(project.resolve("swapped"), 2, 5);
    train.testData = file("swapped");
    evaluate.testData = file("swapped");
  }

  private void refusedWithoutAReport(String... expected) {
    refused(evaluate, expected);
    assertThat(report()).doesNotExist();
  }

  @Test
  void execute_nothingRequired_reportsTheAccuracy() throws Exception {
    train.execute();
    evaluate.execute();
    assertThat(rules()).isEmpty();
    assertThat(said())
        .contains(
            "info: no baseline yet ("
                + project.resolve("nn-baseline.json")
                + "); to accept this model, run mvn nn:baseline",
            "warn: the gate has no rules, so every model passes; add nn.minAccuracy, or"
                + " accept a baseline (mvn nn:baseline)")
        .contains("info: report " + page());
    // Training has just named both.
    assertThat(said()).noneMatch(line -> line.startsWith("info: model " + model() + " on "));
  }

  @Test
  void execute_accuracyMissed_failsTheBuildAfterWritingTheReports() throws Exception {
    judgeBySwapped("B", "A");
    train.execute();
    evaluate.minAccuracy = " 1 ";
    failsTheGate(
        evaluate,
        "1 of 1 rule failed",
        "accuracy     0.00% (0 of 4",
        "worst class  A",
        "\n  report       " + page());
    assertThat(rules()).containsExactly("minAccuracy FAILED");
    assertThat(summary()).content().startsWith("### ❌");
    assertThat(page()).exists();
    assertThat(said()).anyMatch(line -> line.matches("info:   .*A/.*png +A +B .*"));
    assertThat(Files.readAllLines(project.resolve("target/nn/report/errors.csv")))
        .hasSize(1 + 4) // none of the swapped images is recognized
        .startsWith("image,actual,predicted,probability,loss");
    assertThat(junit()).content().contains("failures=\"1\"", "<failure message=");
    evaluate.warnOnly = "all";
    evaluate.execute();
    assertThat(said())
        .contains("warn: nn.warnOnly=all: the build continues.")
        .anyMatch(line -> line.startsWith("warn:   FAILED   minAccuracy"));
    evaluate.minAccuracy = "0%";
    evaluate.execute();
    assertThat(said())
        .contains(
            "info: The model passes the gate: 1 of 1 rule passed.",
            "info:   report       " + page());
    // A mistake leaves nothing of a build before.
    evaluate.minAccuracy = "95";
    refusedWithoutAReport("nn.minAccuracy");
    assertThat(junit()).doesNotExist();
  }

  /** Maven makes a new project for each build; this one has to forget what it was told. */
  private void beginAnotherBuild() {
    maven.setContextValue("dev.nnmaven.trainings", null);
    maven.setContextValue("dev.nnmaven.said", null);
    forgetWhatWasSaid();
  }

  @Test
  void execute_trainingFailedSince_modelOfBeforeIsRefusedUntilOneSucceeds() throws Exception {
    train.execute();
    evaluate.execute();
    byte[] model = Files.readAllBytes(model());
    train.learningRate = "1e30";
    refused(train, "nn.learningRate: training diverged in epoch ", "; use a lower learning rate");
    assertThat(model()).hasBinaryContent(model);
    assertThat(List.of(report(), page(), summary(), junit()))
        .allSatisfy(file -> assertThat(file).doesNotExist());
    String[] sentence = {
      "nn.modelFile: " + model() + " is older than a training that started at ",
      "learningRate=1e30",
      " and failed (nn.learningRate: training diverged in epoch ",
      "; run nn:train again, or set nn.modelFile to another model"
    };
    refused(evaluate, sentence);
    beginAnotherBuild(); // with the settings of before, whose model is still there
    refused(evaluate, sentence);
    refused(baseline, sentence);
    train.learningRate = null;
    train.execute();
    assertThat(said()).anyMatch(line -> line.startsWith("info: up to date: "));
    evaluate.execute();
    train.learningRate = "0.2";
    train.fork = "-XX:NoSuchOption"; // the process ends before it reads its settings
    refused(train, "The training process died");
    refused(evaluate, "learningRate=0.2", " and failed (The training process died, with exit code");
    train.fork = "never";
    train.learningRate = null;
    train.execute();
    // One that never began is no training: the model is that of other settings.
    train.learningRate = "fast";
    refused(train, "nn.learningRate: expected");
    evaluate.execute();
    train.learningRate = "0.2";
    train.skip = "train";
    train.execute();
    failsTheGate(
        evaluate,
        "FAILED   staleModel  stale model  a model that matches the settings",
        "the settings have changed: nn.learningRate",
        "nn.warnOnly=undecided,unchecked,staleModel");
    assertThat(rules()).containsExactly("staleModel FAILED");
  }

  @Test
  void execute_trainingSkippedWithOtherLayers_failsUnlessItIsOnlyToWarn(
      @InjectMojo(goal = "train", pom = POM + "<network>7</network>" + END) TrainMojo skipped)
      throws Exception {
    train.execute();
    beginAnotherBuild();
    skipped.skip = "train";
    skipped.execute();
    failsTheGate(evaluate, "the settings have changed");
    evaluate.warnOnly = "undecided, unchecked, staleModel";
    evaluate.execute();
    assertThat(said())
        .contains("warn: staleModel was not checked: the settings have changed: nn.network");
    assertThat(rules()).containsExactly("staleModel NOT_CHECKED");
    // One that nothing here trains is judged as it is, unless the settings have other costs.
    Mockito.doReturn(evaluate.session).when(evaluate.session).clone();
    Files.delete(project.resolve("target/nn/model.safetensors.state.json"));
    beginAnotherBuild();
    evaluate.warnOnly = null;
    evaluate.execute();
    assertThat(rules()).isEmpty();
    commandLine("nn.costs", "A as B: 5");
    failsTheGate(evaluate, "its answers go by the costs [], but nn.costs has [A as B: 5]");
  }

  @Test
  void execute_twoModelsAgain_areBothUpToDate(
      @InjectMojo(goal = "train", pom = POM + "<network>3</network>" + END) TrainMojo trainSmall)
      throws Exception {
    trainSmall.modelFile = file("target/nn/small.safetensors");
    train.execute();
    trainSmall.execute();
    forgetWhatWasSaid();
    train.execute();
    trainSmall.execute();
    assertThat(said()).hasSize(2).allMatch(line -> line.startsWith("info: up to date: "));
    // Of one name they would share their reports.
    train.modelFile = file("elsewhere/model.safetensors");
    refused(train, model().toString(), "elsewhere", "would share", "different names");
    trainSmall.modelFile = model().toFile();
    trainSmall.execution = new MojoExecution(trainSmall.execution.getMojoDescriptor(), "small");
    refused(trainSmall, "null and small train " + model(), "its own <modelFile>");
  }

  /** The second would be compared with the first, or take its place. */
  @Test
  void execute_twoModelsOfOneBaseline_areRefused() throws Exception {
    train.execute();
    baseline.execute();
    train.modelFile = file("target/nn/small.safetensors");
    train.execute();
    String says = "would share " + project.resolve("nn-baseline.json");
    baseline.modelFile = train.modelFile;
    refused(baseline, says, "give each its own nn.baseline");
    evaluate.modelFile = train.modelFile;
    refused(evaluate, says, "give each its own nn.baseline");
  }

  @Test
  void execute_modelWrittenAgainMeanwhile_reportsNothing() throws Exception {
    train.epochs = "0";
    evaluate.tolerate = "unreadable";
    train.execute();
    // What is warned of stands between reading the model and judging it.
    Images.breakOne(project.resolve("data/A/broken.png"));
    Mockito.doAnswer(
            call -> {
              assertThat(call.<CharSequence>getArgument(0).toString()).startsWith("skipped: ");
              return Files.writeString(model(), "a later one");
            })
        .when(log)
        .warn(ArgumentMatchers.any(CharSequence.class));
    refusedWithoutAReport(model() + " was written again while it was in use");
    assertThat(page()).doesNotExist();
  }

  @Test
  void execute_classNamedLikeALineOfTheLog_showsWhatIsInIt() throws Exception {
    String forged = "B\u001b[2K\n[INFO] BUILD SUCCESS";
    String shown = "B\\u001b[2K\\u000a[INFO] BUILD SUCCESS";
    Files.move(project.resolve("data/B"), project.resolve("data/" + forged));
    evaluate.minClassRecall = "90%";
    judgeBySwapped(forged, "A");
    train.execute();
    MojoFailureException failure =
        catchThrowableOfType(MojoFailureException.class, evaluate::execute);
    assertThat(failure.getMessage()).doesNotContain("\u001b", "\n[INFO]").contains(shown);
    assertThat(said())
        .noneMatch(line -> line.contains("\u001b") || line.contains("\n"))
        .anyMatch(line -> line.startsWith("info: " + shown + " ".repeat(8) + "2     0.00%"))
        .anyMatch(line -> line.startsWith("info: A" + " ".repeat(shown.length() + 7) + "2 "));
  }

  /** All but losses, which go by the digits that nn:predict writes, and the word for an example. */
  @Test
  void execute_itsAnswersAsAFile_areJudgedAsTheModelIs() throws Exception {
    judgeBySwapped("B", "A");
    Images.grey(4, 3, "A", "B").draw(project.resolve("swapped"), 1, 5);
    evaluate.minAccuracy = "80%";
    evaluate.minClassF1 = "10%";
    evaluate.minAuc = "30%";
    evaluate.slices = "number=/([0-9]+)";
    evaluate.warnOnly = "all";
    train.execute();
    evaluate.execute();
    predict.input = file("swapped");
    predict.output = file("answers.csv");
    predict.execute();
    String answers = Files.readString(predict.output.toPath());
    Files.writeString(
        predict.output.toPath(),
        answers.replace("image,", "image,actual,").replaceAll("\n(([AB])[^,]*,)", "\n$1$2,"));
    evaluate.predictions = predict.output;
    evaluate.predictionColumns = "id:image";
    evaluate.execute();
    JsonObject ofModel = json("evaluation.json");
    JsonObject ofFile = json("answers.csv/evaluation.json");
    for (String part : List.of("heldOut", "slices", "gate", "worstMistakes")) {
      assertThat(figures(ofFile.get(part))).as(part).isEqualTo(figures(ofModel.get(part)));
    }
    assertThat(testCases(junit().resolveSibling("TEST-nn.gate-answers.csv.xml")))
        .hasSize(4)
        .isEqualTo(testCases(junit()));
  }

  private static String figures(JsonElement part) {
    return part.toString()
        .replaceAll(",?\"(loss|looked|unit)\":[^,}]*", "")
        .replace("image", "row");
  }

  private static List<String> testCases(Path junit) throws Exception {
    return Files.readAllLines(junit).stream()
        .filter(line -> line.matches(".*<(testcase|failure|skipped).*"))
        .map(line -> line.replace("-answers.csv", "").replace("image", "row"))
        .toList();
  }

  @Test
  void execute_cardThatIsWantedOrNot_isWrittenOrGone() throws Exception {
    train.epochs = "0";
    train.execute();
    Path card = project.resolve("target/nn/MODEL_CARD.md");
    evaluate.card = "write";
    evaluate.execute();
    assertThat(card).exists();
    evaluate.card = "none";
    evaluate.execute();
    assertThat(card).doesNotExist();
    evaluate.attach = "model, card";
    refused(evaluate, "nn.attach: nn.card=none writes no card");
    evaluate.attach = "cards";
    refused(evaluate, "nn.attach: expected some of model, card, or none, found \"cards\"");
    evaluate.card = "require";
    refusedWithoutAReport("nn.card: is require, but the model card lacks: ");
  }

  @Test
  void execute_noUsableModel_saysSo() throws Exception {
    refusedWithoutAReport("No model at " + model(), "Run nn:train first");
    evaluate.modelFile = file("data/A/00.png");
    refusedWithoutAReport(
        evaluate.modelFile + " is not a usable model file: ", "Run nn:train again");
    evaluate.modelFile = file("data");
    refusedWithoutAReport(
        "nn.modelFile: " + project.resolve("data") + " is a folder; expected the file of a model");
  }

  @Test
  void execute_releaseAsBaseline_isNoFileAndHasNoAnswers() throws Exception {
    baseline.baseline = "g:a:1.0";
    refused(baseline, "nn.baseline: nn:baseline writes a file, but g:a:1.0 is a release");
    evaluate.baseline = "g:a";
    evaluate.predictions = file("answers.csv");
    refused(evaluate, "nn.baseline: a release has no answers to compare with; expected a file");
  }

  @Test
  void execute_severalMistakes_reportsAllBeforeLookingForAModel() throws Exception {
    evaluate.minAccuracy = "95 percent";
    evaluate.testFraction = "-1";
    evaluate.warnOnly = "no";
    evaluate.skip = "yes";
    commandLine("nn.minAcuracy", "0.9");
    maven.getProperties().setProperty("nn.epoch", "3");
    maven.getProperties().setProperty("nn.epochs", "3");
    refusedWithoutAReport(
        "The configuration has 6 mistakes:",
        "nn.minAccuracy: expected a share",
        "nn.testFraction: ",
        "nn.skip: expected true, false or goals such as train, evaluate, found \"yes\"",
        "nn.warnOnly: expected some of undecided,",
        "nn.epoch: unknown property (did you mean nn.epochs?)",
        "nn.minAcuracy: unknown property (did you mean nn.minAccuracy?)");
    evaluate.skip = "evaluate";
    evaluate.execute();
    assertThat(said()).containsExactly("info: skipped (nn.skip)");
  }

  @Test
  void execute_whatDoesNotFitTheModel_isRefused() throws Exception {
    train.epochs = "0";
    train.execute();
    evaluate.testFraction = "0.5";
    refusedWithoutAReport("nn.testFraction=0.2, but this evaluation has nn.testFraction=0.5");
    evaluate.testFraction = null;
    evaluate.minClassRecall = "C:50%";
    refusedWithoutAReport("nn.minClassRecall: the model has no class \"C\"", "; it has A, B");
    evaluate.minClassRecall = null;
    evaluate.groups = "font(\\d+)";
    refusedWithoutAReport("nn.groups: font(\\d+) does not occur in A/");
    evaluate.groups = "(";
    refusedWithoutAReport("nn.groups: expected a regular expression");
    evaluate.groups = "/(\\d)";
    evaluate.execute();
    evaluate.groups = null;
    Files.delete(report());
    Files.createDirectory(report());
    refused(evaluate, "evaluation.json: " + report() + " is a folder; expected the name of a file");
  }

  @Test
  void execute_unreadableImagesSkipped_areNamedOnceInABuild() throws Exception {
    Images.grey(4, 3, "A", "B").draw(project.resolve("judge"), 2, 5);
    Images.breakOne(project.resolve("judge/A/broken.png"));
    train.epochs = "0";
    train.tolerate = "unreadable";
    train.testData = file("judge");
    train.execute();
    evaluate.testData = train.testData;
    evaluate.tolerate = "unreadable";
    evaluate.execute();
    assertThat(said().stream().filter(line -> line.startsWith("warn: skipped: A/broken.png: ")))
        .hasSize(1);
  }
}
