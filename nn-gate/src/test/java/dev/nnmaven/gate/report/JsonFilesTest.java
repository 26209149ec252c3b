package dev.nnmaven.gate.report;

import static dev.nnmaven.gate.testing.JsonFigures.assertFigures;
import static dev.nnmaven.gate.testing.JsonFigures.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.figures.TrainingJson;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.job.MemberWatch;
import dev.nnmaven.trainer.job.TrainingRun;
import dev.nnmaven.trainer.measure.EvaluationFigures;
import dev.nnmaven.trainer.measure.OutOfFoldFigures;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.testing.Evaluations;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.JsonSchemas;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.testing.Written;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFilesTest {

  @TempDir Path folder;

  private Path data() {
    return folder.resolve("data");
  }

  private Path modelFile() {
    return folder.resolve("model.safetensors");
  }

  private TrainingRun.Outcome<ClassificationMetrics> train(TrainingRun<ClassificationMetrics> run)
      throws Exception {
    TrainingRun.Outcome<ClassificationMetrics> outcome = run.train(MemberWatch.none());
    ModelFile.write(modelFile(), outcome.model());
    return outcome;
  }

  /** Of two epochs, on ten images of each class, unless something else is said. */
  private JsonObject trainingJson(String fraction, Object... namesAndTexts) throws Exception {
    Settings written = Written.of(namesAndTexts);
    if (!written.has("epochs")) {
      written = written.with("epochs", "2");
    }
    return trainingJson(TinyRun.settings(data(), null, fraction), written);
  }

  private JsonObject trainingJson(DataSettings settings, Settings written) throws Exception {
    Images.grey(4, 3, "A&B", "C").draw(data(), 10, 1);
    TrainingRun<ClassificationMetrics> run = TinyRun.written(settings, written, Optional.empty());
    Path file = folder.resolve("training.json");
    TrainingJson.write(file, run, train(run), modelFile(), Sha256.of(modelFile()));
    return read(file);
  }

  private JsonObject evaluationJson(Evidence evidence, Object... rules) throws Exception {
    Path file = folder.resolve("evaluation.json");
    Json.write(file, EvaluationJson.of(evidence, Found.gate(rules).check(evidence)));
    return read(file);
  }

  private Evidence evidence(String epochs) throws Exception {
    Images.grey(4, 3, "A&B", "C").draw(data(), 10, 1);
    DataSettings settings = TinyRun.settings(data(), null, "0.3");
    train(TinyRun.of(settings, "epochs=" + epochs));
    EvaluationRun run = EvaluationRun.prepare(ModelFile.read(modelFile()), settings);
    return Found.judged("Shop", modelFile(), Sha256.of(modelFile()), run);
  }

  private static JsonObject read(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(text).endsWith("}\n").contains("\"A&B\"", "→");
    String schema = file.getFileName().toString().replace(".json", "");
    assertThat(JsonSchemas.problems(schema, text)).isEmpty();
    return JsonParser.parseString(text).getAsJsonObject();
  }

  @Test
  void training_withHeldOutImages_hasEveryEpochAndBothEvaluations() throws Exception {
    JsonObject json = trainingJson("0.3");
    assertThat(String.join(" ", json.keySet()))
        .isEqualTo(
            "schemaVersion model trainingData heldOutData epochs keptEpoch training heldOut");
    assertThat(json.getAsJsonArray("epochs")).hasSize(2);
    JsonObject second = epoch(json, 2);
    assertThat(second.keySet())
        .containsExactly("epoch", "learningRate", "loss", "trainingAccuracy", "seconds");
    assertFigures(json, "schemaVersion=1; epochs/1/epoch=2; training/images=14; heldOut/images=6");
    assertFigures(json, "trainingData=%1$s; heldOutData=30%% of %1$s".formatted(data()));
    assertFigures(json, "model/file=" + modelFile() + "; model/sha256=" + Sha256.of(modelFile()));
    // 12 * 100 + 100 + 100 * 2 + 2
    assertFigures(json, "model/network=12 → 100 relu → 2 linear; model/parameters=1502");
    assertFigures(json, "model/width=4; model/height=3; model/options/epochs=2");
    JsonObject nothing = trainingJson("0");
    assertThat(nothing.has("heldOut")).isFalse();
    assertThat(epoch(nothing, 1).keySet()).isEqualTo(second.keySet());
  }

  private static JsonObject epoch(JsonObject json, int number) {
    return at(json, "epochs/" + (number - 1)).getAsJsonObject();
  }

  private record Numbers(double exact, Double some, float single, long whole) {}

  /** {@link Double#toString} gives 8.409999999999999E21 on JDK 17 and 8.41E21 on later ones. */
  @ParameterizedTest
  @CsvSource({
    "8.41e21, 8.41E+21",
    "2e23, 2E+23",
    "0.1, 0.1",
    "1e-7, 1E-7",
    "12, 12",
    "-0.0, -0.0",
    "9007199254740993, 9007199254740992",
    "5e-324, 4.94065645841247E-324"
  })
  void write_numbers_haveTheSameTextOnEachJdk(double number, String text) throws Exception {
    Path file = folder.resolve("numbers.json");
    Json.write(file, new Numbers(number, number, 2e-45f, 1L << 60));
    assertFigures(
        JsonParser.parseString(Files.readString(file)),
        "exact=%1$s; some=%1$s; single=1.4013E-45; whole=1152921504606846976".formatted(text));
  }

  @Test
  void evaluation_withAGateOrWithout_hasItsRulesAndVerdict() throws Exception {
    Evidence evidence = evidence("2");
    JsonObject json = evaluationJson(evidence);
    assertThat(String.join(" ", json.keySet()))
        .isEqualTo(
            "schemaVersion project model data heldOut chance probabilities training gate health"
                + " worstMistakes");
    assertFigures(json, "gate/passed=true; data=the test data (30% of " + data() + ")");
    assertThat(at(json, "gate/rules").getAsJsonArray()).isEmpty();
    assertFigures(
        evaluationJson(evidence, "minAccuracy", "0.00001"),
        "gate/passed=true; gate/rules/0/rule=minAccuracy; gate/rules/0/required=at least 0.001%");
  }

  @Test
  void evaluation_ofAnUntrainedModel_namesItsWorstMistakes() throws Exception {
    Evidence evidence = evidence("0");
    JsonObject json = evaluationJson(evidence, "minAccuracy", "1");
    assertFigures(json, "gate/passed=false");
    List<JsonElement> mistakes = json.getAsJsonArray("worstMistakes").asList();
    Predictions predictions = evidence.ofClasses().answers();
    assertThat(mistakes)
        .hasSize(predictions.size() - evidence.ofClasses().evaluation().correct())
        .isNotEmpty()
        .allSatisfy(
            m -> {
              JsonObject mistake = m.getAsJsonObject();
              String actual = mistake.get("actual").getAsString();
              assertThat(mistake.get("image").getAsString()).contains(actual);
              assertThat(mistake.get("predicted").getAsString()).isNotEqualTo(actual);
              assertThat(mistake.get("probability").getAsDouble()).isBetween(0.5, 1.0);
            });
  }

  @Test
  void evaluation_ofUnlikeClasses_hasRecallAndPrecisionOfEach() {
    ClassificationMetrics evaluation =
        Evaluations.ofCounts(0.5, new int[][] {{5, 1, 0}, {2, 7, 3}, {0, 0, 0}});
    EvaluationFigures figures =
        EvaluationFigures.of(evaluation, List.of("a", "b", "c"), Unit.IMAGE);
    assertThat(figures.classes())
        .containsExactly(
            new EvaluationFigures.PerClass("a", 6, 5.0 / 6, 5.0 / 7),
            new EvaluationFigures.PerClass("b", 12, 7.0 / 12, 7.0 / 8),
            new EvaluationFigures.PerClass("c", 0, null, 0.0));
  }

  @Test
  void training_ofSeveralNetworks_hasMeansAndWhatEachReached() throws Exception {
    JsonObject json = trainingJson("0.3", "epochs", "3", "members", "3");
    assertThat(json.has("keptEpoch")).isFalse();
    assertFigures(json, "model/network=3 networks of 12 → 100 relu → 2 linear");
    double sum = 0;
    for (JsonElement member : json.getAsJsonArray("members")) {
      assertThat(member.getAsJsonObject().keySet())
          .containsExactly(
              "seed", "epochs", "keptEpoch", "heldOutAccuracy", "heldOutLoss", "seconds");
      sum += at(member, "heldOutLoss").getAsDouble();
    }
    assertFigures(json, "members/0/epochs=3; members/2/epochs=3; epochs/2/learningRate=0.1");
    assertThat(at(json, "heldOut/loss").getAsDouble()).isLessThan(sum / 3);
  }

  @Test
  void training_ofFolds_hasFiguresThatAreReadAsTheyWere() throws Exception {
    JsonObject json = trainingJson("0.3", "members", "folds(2)", "linear", "auto");
    assertFigures(json, "members/0/refitEpochs=2; outOfFold/examples=14");
    OutOfFoldFigures read =
        TrainingHistory.read(folder.resolve("training.json"), Sha256.of(modelFile())).outOfFold();
    assertThat(JsonParser.parseString(Json.text(Objects.requireNonNull(read))))
        .isEqualTo(json.get("outOfFold"));
  }

  @Test
  void training_validated_hasItsFiguresAndTheKeptEpoch() throws Exception {
    String schedule = "step(0.5, 1)";
    JsonObject json =
        trainingJson(
            "0.2", "epochs", 3, "validationFraction", "0.25", "learningRateSchedule", schedule);
    JsonObject kept = epoch(json, json.get("keptEpoch").getAsInt());
    assertFigures(json, "validation/images=4; training/images=12; model/trainingImages=16");
    assertThat(kept.get("validationLoss")).isEqualTo(at(json, "validation/loss"));
    assertThat(kept.keySet()).doesNotContain("heldOutLoss", "heldOutAccuracy");
    assertFigures(json, "epochs/0/learningRate=0.1; epochs/2/learningRate=0.025");
    assertThat(json.toString())
        .contains("\"validationFraction\"", "\"keep\"", "\"monitor\"", "\"validationAccuracy\"");
  }

  @Test
  void training_refit_saysForHowLongAndKeepsWhatValidationFound() throws Exception {
    DataSettings settings = TinyRun.settings(data(), null, "0.2");
    Settings once =
        Written.of("epochs", 3, "validationFraction", "0.25", "batchSize", 4, "keep", "last");
    JsonObject first = trainingJson(settings, once);
    JsonObject json = trainingJson(settings, once.with("refit", "true"));
    // 9 steps on 12, nearest: 2 epochs of 4 on 16
    assertFigures(json, "refit/epochs=2; refit/steps=8; refit/images=16; keptEpoch=3");
    assertThat(json.get("validation")).isEqualTo(first.get("validation"));
    assertFigures(json, "training/images=16");
    JsonObject several = trainingJson(settings, once.with("refit", "true").with("members", "2"));
    assertThat(several.keySet()).doesNotContain("refit", "validation");
    assertFigures(several, "members/0/refitEpochs=2; members/1/refitEpochs=2");
  }
}
