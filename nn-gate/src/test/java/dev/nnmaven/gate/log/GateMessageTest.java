package dev.nnmaven.gate.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Freshness;
import dev.nnmaven.gate.evidence.Subject;
import dev.nnmaven.gate.rule.Gate;
import dev.nnmaven.gate.rule.GateParser;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.testing.Epochs;
import dev.nnmaven.trainer.testing.Judged;
import dev.nnmaven.trainer.testing.Pictures;
import dev.nnmaven.trainer.testing.RecordedLines;
import dev.nnmaven.trainer.testing.TinyRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateMessageTest {

  private static final List<String> CLASSES = List.of("A", "B");

  @TempDir Path folder;

  private TrainingHistory history = TrainingHistory.without("unknown");

  private final Examples images = Judged.images(CLASSES, "A".repeat(100) + "B".repeat(100));

  private static String taken(int rightOfA, int rightOfB) {
    return "A".repeat(rightOfA)
        + "B".repeat(100 - rightOfA)
        + "B".repeat(rightOfB)
        + "A".repeat(100 - rightOfB);
  }

  private Freshness freshness = Freshness.notTrainedHere();

  private List<String> lines(Map<String, String> rules, String taken, Optional<String> before)
      throws Exception {
    Evidence evidence = evidence(taken, before);
    return GateMessage.lines(evidence, gate(rules).check(evidence));
  }

  /** What is said of a model with an accuracy of 90%, and then why the build fails, if it does. */
  private List<String> told(Map<String, String> rules) throws Exception {
    RecordedLines log = new RecordedLines();
    Evidence evidence = evidence(taken(95, 85), Optional.empty());
    List<String> failure =
        GateMessage.tell(evidence, gate(rules).check(evidence), Path.of("index.html"), log);
    return Stream.concat(log.all().stream(), failure.stream()).toList();
  }

  private static Gate gate(Map<String, String> rules) throws Exception {
    Settings settings = Settings.of(rules);
    Gate gate = GateParser.parse(settings);
    settings.mistakes().throwIfAny();
    return gate;
  }

  private Evidence evidence(String taken, Optional<String> before) throws Exception {
    Path data = folder.resolve("data");
    Pictures.grey(4, 4, "A", "B").draw(data, 10, 1);
    DataSettings settings = TinyRun.settings(data, null, "0.3");
    TrainedModel model = TinyRun.model(settings);
    Path modelFile = Files.writeString(folder.resolve("some.model"), "abc");
    Predictions predictions = Judged.predictions(images, taken, 0.4);
    Optional<Baseline> baseline =
        before.map(
            old ->
                Baseline.of(
                    "test",
                    "0".repeat(64),
                    images,
                    Optional.empty(),
                    Judged.predictions(images, old, 0.3)));
    DataHealth health = new DataHealth(List.of(), List.of(), List.of(), List.of());
    BaselineLookup known = new BaselineLookup("none", baseline, Optional.empty());
    Optional<Comparison> comparison =
        baseline.map(old -> Found.compared(old, images, predictions, new int[0]));
    return new Evidence(
        new Subject("Shop", "shop", modelFile, Sha256.of(modelFile), freshness),
        EvaluationRun.prepare(model, settings),
        Found.classes(model.classes(), predictions, Optional.empty(), comparison),
        health,
        history,
        known);
  }

  @Test
  void tell_noRules_warnsAndProposesOne() throws Exception {
    assertThat(told(Map.of()))
        .containsExactly(
            "warn: the gate has no rules, so that every model passes it; nn.minAccuracy would be"
                + " one, or a baseline",
            "info: report index.html");
  }

  @Test
  void tell_failed_saysNothingButWhyTheBuildFails() throws Exception {
    assertThat(told(Map.of("minAccuracy", "95%")))
        .startsWith("The model does not pass the gate: 1 of 1 rule failed.")
        .endsWith("  report       index.html");
  }

  @Test
  void tell_failedWithoutHalting_warnsOfAll() throws Exception {
    assertThat(told(Map.of("minAccuracy", "95%", "haltOnFailure", "false")))
        .startsWith("warn: The model does not pass the gate: 1 of 1 rule failed.")
        .endsWith(
            "warn:   report       index.html",
            "warn: The build goes on, since nn.haltOnFailure is false.");
  }

  @Test
  void tell_passedAsFarAsChecked_warnsOfTheRest() throws Exception {
    assertThat(told(Map.of("minAccuracy", "80%", "maxOverfit", "0")))
        .startsWith("warn: maxOverfit was not checked: the training images are not available")
        .endsWith("info:   report       index.html");
  }

  @Test
  void lines_accuracyMissed_haveAllFactsAndTheWayForward() throws Exception {
    assertThat(lines(Map.of("minAccuracy", "0.955"), taken(95, 85), Optional.empty()))
        .containsExactly(
            "The model does not pass the gate: 1 of 1 rule failed.",
            "  outcome  rule         found   required",
            "  FAILED   minAccuracy  90.00%  at least 95.5%",
            "  accuracy     90.00% (180 of 200 images), 95% confidence 85.05% to 93.43%",
            "  worst class  B, recall 85.00% (85 of 100), most often confused with A (15)",
            "  model        "
                + folder.resolve("some.model")
                + " (SHA-256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad)",
            "  data         the 30% of " + folder.resolve("data") + " that was held out",
            "What to do: try a larger network than nn.network=\"100 relu, output\" or more nn.epochs, or let nn:search try many;"
                + " look at the images of the worst class, add training images like those that were missed; or change the"
                + " rule if this is as good as the product needs.");
  }

  @Test
  void lines_staleModel_sayWhyAndToTrain() throws Exception {
    freshness = Freshness.stale("the last training did not come to its end");
    assertThat(lines(Map.of(), taken(95, 85), Optional.empty()))
        .contains(
            "  FAILED   staleModel  another one  the model that these settings train",
            "           the last training did not come to its end",
            "What to do: train with the settings that the POM and this call have (mvn verify, or mvn"
                + " nn:train nn:evaluate); nn.staleModel=warn judges the model that is there as it"
                + " is.");
  }

  @Test
  void lines_earlierEpochWasBetter_nameIt() throws Exception {
    history =
        new TrainingHistory(
            List.of(
                Epochs.of(1, 0.5, 0.9, null, null, 0.9583, 0.4),
                Epochs.of(2, 0.4, 0.9, null, null, 0.9, 0.4)),
            2,
            1,
            List.of(),
            null,
            "");
    assertThat(lines(Map.of("minAccuracy", "0.955"), taken(95, 85), Optional.empty()))
        .contains("  best epoch   1 of 2, 95.83%; the model is that of the last one");
  }

  @Test
  void lines_validationChoseAWorseEpoch_saySo() throws Exception {
    history =
        new TrainingHistory(
            List.of(
                Epochs.of(1, 0.5, 0.9, 0.8, 0.5, 0.9583, 0.4),
                Epochs.of(2, 0.4, 0.9, 0.9, 0.4, 0.9, 0.4),
                Epochs.of(3, 0.4, 0.9, 0.9, 0.5, 0.99, 0.4)),
            2,
            1,
            List.of(),
            null,
            "");
    assertThat(lines(Map.of("minAccuracy", "0.955"), taken(95, 85), Optional.empty()))
        .contains(
            "  best epoch   3 of 3, 99.00%; the model is that of epoch 2, which the validation"
                + " images chose");
  }

  @Test
  void lines_missedByLittle_sayThatItMayBeChance() throws Exception {
    assertThat(lines(Map.of("minAccuracy", "0.91"), taken(95, 85), Optional.empty()))
        .contains("           the minimum is within the 95% confidence interval");
  }

  @Test
  void lines_belowTheBaseline_sayByHowMuchAndInWhichClasses() throws Exception {
    assertThat(lines(Map.of("minAccuracy", "80%"), taken(97, 85), Optional.of(taken(95, 90))))
        .contains(
            "The model does not pass the gate: 1 of 2 rules failed.",
            "  outcome  rule             found                    required",
            "  FAILED   maxAccuracyDrop  91.00% (3 images fewer)  no lower than the baseline's 92.50%",
            "           5 lost and 2 gained",
            "  passed   minAccuracy      91.00%                   at least 80%",
            "  baseline     185 → 182 of 200 images (92.50% → 91.00%)",
            "  worse        B 90.00% → 85.00%",
            "  better       A 95.00% → 97.00%");
  }

  @Test
  void lines_betterThanTheBaseline_suggestToRaiseIt() throws Exception {
    assertThat(lines(Map.of(), taken(97, 90), Optional.of(taken(95, 90))))
        .containsExactly(
            "The model passes the gate: 1 rule checked.",
            "  outcome  rule             found                   required",
            "  passed   maxAccuracyDrop  93.50% (2 images more)  no lower than the baseline's 92.50%",
            "           0 lost and 2 gained",
            "  baseline     185 → 187 of 200 images (92.50% → 93.50%)",
            "  better       A 95.00% → 97.00%",
            "The model is better than the baseline; mvn nn:baseline raises it, so that no later one"
                + " falls below this.");
  }

  /** Three of a hundred are beyond 2%, but may be chance: nn:baseline asks for a reason. */
  @Test
  void lines_betterButForAClassThatDropsBeyondItsLimit_saysWhatRaisingTakes() throws Exception {
    for (String how : List.of("worse", "notWorse")) {
      List<String> lines =
          lines(
              Map.of("maxClassRecallDrop", "2%", "significance", "0.05", "dropTest", how),
              taken(97, 95),
              Optional.of(taken(100, 85)));
      assertThat(lines.get(0)).startsWith("The model passes the gate");
      assertThat(lines)
          .endsWith(
              "The model is better than the baseline, but worse in some classes or slices; mvn"
                  + " nn:baseline raises it only with a reason: -Dnn.baselineReason=...");
    }
    assertThat(
            lines(
                Map.of("maxClassRecallDrop", "3%", "significance", "0.05"),
                taken(97, 95),
                Optional.of(taken(100, 85))))
        .last()
        .asString()
        .endsWith("mvn nn:baseline raises it, so that no later one falls below this.");
  }

  @Test
  void lines_rulesThatAreNotChecked_standAfterThoseThatFailed() throws Exception {
    assertThat(
            lines(
                Map.of("minAccuracy", "1", "maxOverfit", "0", "maxLoss", "0.4"),
                taken(95, 85),
                Optional.empty()))
        .startsWith(
            "The model does not pass the gate: 1 of 3 rules failed, 1 not checked.",
            "  outcome      rule         found   required",
            "  FAILED       minAccuracy  90.00%  at least 100%",
            "  not checked  maxOverfit   -       at most 0 points above held-out",
            "               the training images are not available",
            "  passed       maxLoss      0.4000  at most 0.4");
  }
}
