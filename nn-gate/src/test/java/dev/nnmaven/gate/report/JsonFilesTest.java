package dev.nnmaven.gate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Freshness;
import dev.nnmaven.gate.evidence.Subject;
import dev.nnmaven.gate.rule.Gate;
import dev.nnmaven.gate.rule.GateParser;
import dev.nnmaven.nn.evaluation.Predictions;
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
import dev.nnmaven.trainer.testing.Evaluations;
import dev.nnmaven.trainer.testing.JsonSchemas;
import dev.nnmaven.trainer.testing.Pictures;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.testing.Written;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFilesTest {

  private static final Path FIELDS = Path.of("..", "docs", "output-files.md");

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

  private JsonObject trainingJson(String fraction) throws Exception {
    Pictures.grey(4, 3, "A&B", "C").draw(data(), 10, 1);
    return trainingJson(TinyRun.settings(data(), null, fraction), Written.of("epochs", "2"));
  }

  private JsonObject trainingJson(DataSettings settings, Settings written) throws Exception {
    TrainingRun<ClassificationMetrics> run = TinyRun.written(settings, written, Optional.empty());
    Path file = folder.resolve("training.json");
    TrainingJson.write(file, run, train(run), modelFile(), Sha256.of(modelFile()));
    return read(file);
  }

  private JsonObject evaluationJson(String minAccuracy) throws Exception {
    Pictures.grey(4, 3, "A&B", "C").draw(data(), 10, 1);
    DataSettings settings = TinyRun.settings(data(), null, "0.3");
    train(TinyRun.prepare(settings, "2", null));
    EvaluationRun run = EvaluationRun.prepare(ModelFile.read(modelFile()), settings);
    Path file = folder.resolve("evaluation.json");
    write(evidence(run), minAccuracy, file);
    return read(file);
  }

  private static void write(Evidence evidence, String minAccuracy, Path file) throws IOException {
    Gate rules = GateParser.parse(Settings.of(Map.of("minAccuracy", minAccuracy)));
    EvaluationJson.of(evidence, rules.check(evidence)).write(file);
  }

  private Evidence evidence(EvaluationRun run) throws Exception {
    return Evidence.of(
        new Subject(
            "Shop", "shop", modelFile(), Sha256.of(modelFile()), Freshness.notTrainedHere()),
        run,
        run.trainedOn(),
        TrainingHistory.without("unknown"),
        new BaselineLookup("none", Optional.empty(), Optional.empty()),
        Optional.empty());
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
    assertThat(json.keySet())
        .containsExactly(
            "schemaVersion",
            "model",
            "trainingData",
            "heldOutData",
            "epochs",
            "keptEpoch",
            "training",
            "heldOut");
    assertThat(json.get("schemaVersion").getAsInt()).isEqualTo(1);
    assertThat(json.get("trainingData").getAsString()).isEqualTo(data().toString());
    assertThat(json.get("heldOutData").getAsString()).isEqualTo("30% of " + data());
    assertThat(json.getAsJsonArray("epochs")).hasSize(2);
    JsonObject second = json.getAsJsonArray("epochs").get(1).getAsJsonObject();
    assertThat(second.keySet())
        .containsExactly("epoch", "learningRate", "loss", "trainingAccuracy", "seconds");
    assertThat(second.get("epoch").getAsInt()).isEqualTo(2);
    assertThat(json.getAsJsonObject("training").get("images").getAsInt()).isEqualTo(14);
    assertThat(json.getAsJsonObject("heldOut").get("images").getAsInt()).isEqualTo(6);
  }

  @Test
  void training_heldOutEachEpoch_hasThemInEveryEpochAndTheSameModel() throws Exception {
    JsonObject once = trainingJson("0.3");
    DataSettings settings =
        DataSettings.parse(
            Written.of("data", data(), "testFraction", "0.3", "heldOutEachEpoch", "true"));
    JsonObject json = trainingJson(settings, Written.of("epochs", "2"));
    JsonObject second = json.getAsJsonArray("epochs").get(1).getAsJsonObject();
    assertThat(second.keySet())
        .containsExactly(
            "epoch",
            "learningRate",
            "loss",
            "trainingAccuracy",
            "heldOutAccuracy",
            "heldOutLoss",
            "seconds");
    assertThat(json.getAsJsonObject("heldOut").get("loss")).isEqualTo(second.get("heldOutLoss"));
    assertThat(json.get("heldOut")).isEqualTo(once.get("heldOut"));
    assertThat(json.get("model")).isEqualTo(once.get("model"));
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
    assertThat(file)
        .content()
        .isEqualTo(
            """
            {
              "exact": %1$s,
              "some": %1$s,
              "single": 1.4013E-45,
              "whole": 1152921504606846976
            }
            """
                .formatted(text));
  }

  @Test
  void training_nothingHeldOut_leavesTheFieldsOut() throws Exception {
    JsonObject json = trainingJson("0");
    assertThat(json.has("heldOut")).isFalse();
    assertThat(json.getAsJsonArray("epochs").get(0).getAsJsonObject().keySet())
        .containsExactly("epoch", "learningRate", "loss", "trainingAccuracy", "seconds");
  }

  @Test
  void training_model_isDescribedByTheFileThatWasWritten() throws Exception {
    JsonObject model = trainingJson("0.3").getAsJsonObject("model");
    assertThat(model.get("file").getAsString()).isEqualTo(modelFile().toString());
    assertThat(model.get("sha256").getAsString()).isEqualTo(Sha256.of(modelFile()));
    assertThat(model.get("network").getAsString()).isEqualTo("12 → 100 relu → 2 linear");
    assertThat(model.get("parameters").getAsLong()).isEqualTo(12 * 100 + 100 + 100 * 2 + 2);
    assertThat(model.get("width").getAsInt()).isEqualTo(4);
    assertThat(model.get("height").getAsInt()).isEqualTo(3);
    assertThat(model.getAsJsonObject("options").get("epochs").getAsString()).isEqualTo("2");
  }

  @Test
  void evaluation_figures_agreeWithEachOther() throws Exception {
    JsonObject json = evaluationJson("");
    JsonObject figures = json.getAsJsonObject("heldOut");
    int[][] confusion = new int[2][2];
    int correct = 0;
    int images = 0;
    for (int actual = 0; actual < 2; actual++) {
      for (int predicted = 0; predicted < 2; predicted++) {
        confusion[actual][predicted] =
            figures
                .getAsJsonArray("confusion")
                .get(actual)
                .getAsJsonArray()
                .get(predicted)
                .getAsInt();
        images += confusion[actual][predicted];
      }
      correct += confusion[actual][actual];
      JsonObject perClass = figures.getAsJsonArray("classes").get(actual).getAsJsonObject();
      assertThat(perClass.get("images").getAsInt()).isEqualTo(3);
      assertThat(perClass.get("recall").getAsDouble()).isEqualTo(confusion[actual][actual] / 3.0);
    }
    assertThat(figures.get("images").getAsInt()).isEqualTo(images).isEqualTo(6);
    assertThat(figures.get("correct").getAsInt()).isEqualTo(correct);
    assertThat(figures.get("accuracy").getAsDouble()).isEqualTo(correct / 6.0);
    JsonObject interval = figures.getAsJsonObject("confidence95");
    assertThat(interval.get("low").getAsDouble()).isLessThan(correct / 6.0 + 1e-12);
    assertThat(interval.get("high").getAsDouble()).isGreaterThan(correct / 6.0 - 1e-12);
  }

  @Test
  void evaluation_withoutGate_hasNoRules() throws Exception {
    JsonObject json = evaluationJson("");
    assertThat(json.keySet())
        .containsExactly(
            "schemaVersion",
            "project",
            "model",
            "data",
            "heldOut",
            "chance",
            "probabilities",
            "training",
            "gate",
            "health",
            "worstMistakes");
    assertThat(json.get("data").getAsString())
        .isEqualTo("the 30% of " + data() + " that was held out");
    assertThat(json.getAsJsonObject("gate").getAsJsonArray("rules")).isEmpty();
    assertThat(json.getAsJsonObject("gate").get("passed").getAsBoolean()).isTrue();
  }

  @Test
  void evaluation_ofAnUntrainedModel_namesItsWorstMistakes() throws Exception {
    Pictures.grey(4, 3, "A&B", "C").draw(data(), 10, 1);
    DataSettings settings = TinyRun.settings(data(), null, "0.3");
    train(TinyRun.prepare(settings, "0", null));
    EvaluationRun run = EvaluationRun.prepare(ModelFile.read(modelFile()), settings);
    Path file = folder.resolve("evaluation.json");
    Evidence evidence = evidence(run);
    write(evidence, "", file);
    JsonObject json = read(file);
    List<JsonElement> mistakes = json.getAsJsonArray("worstMistakes").asList();
    Predictions predictions = evidence.ofClasses().answers();
    assertThat(mistakes)
        .hasSize(predictions.size() - evidence.ofClasses().evaluation().correct())
        .isNotEmpty()
        .isSortedAccordingTo(
            Comparator.comparing((JsonElement m) -> m.getAsJsonObject().get("loss").getAsDouble())
                .reversed())
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
  void evaluation_withGate_hasItsRuleAndVerdict() throws Exception {
    JsonObject gate = evaluationJson("0.00001").getAsJsonObject("gate");
    JsonObject rule = gate.getAsJsonArray("rules").get(0).getAsJsonObject();
    assertThat(gate.get("passed").getAsBoolean()).isTrue();
    assertThat(rule.get("rule").getAsString()).isEqualTo("minAccuracy");
    assertThat(rule.get("required").getAsString()).isEqualTo("at least 0.001%");
  }

  @Test
  void evaluation_ofUnlikeClasses_hasRowsOfActualAndColumnsOfPredictedOnes() {
    ClassificationMetrics evaluation =
        Evaluations.ofCounts(0.5, new int[][] {{5, 1, 0}, {2, 7, 3}, {0, 0, 0}});
    EvaluationFigures figures =
        EvaluationFigures.of(evaluation, List.of("a", "b", "c"), Unit.IMAGE);
    assertThat(figures.confusion())
        .containsExactly(List.of(5, 1, 0), List.of(2, 7, 3), List.of(0, 0, 0));
    assertThat(figures.confusionCells()).isNull();
    assertThat(figures.classes())
        .containsExactly(
            new EvaluationFigures.PerClass("a", 6, 5.0 / 6, 5.0 / 7),
            new EvaluationFigures.PerClass("b", 12, 7.0 / 12, 7.0 / 8),
            new EvaluationFigures.PerClass("c", 0, null, 0.0));
  }

  @Test
  void training_ofSeveralNetworks_hasMeansAndWhatEachReached() throws Exception {
    Pictures.grey(4, 3, "A&B", "C").draw(data(), 20, 1);
    DataSettings settings = TinyRun.settings(data(), null, "0.3");
    JsonObject json = trainingJson(settings, Written.of("epochs", "3", "members", "3"));
    assertThat(json.has("keptEpoch")).isFalse();
    assertThat(json.getAsJsonObject("model").get("network").getAsString())
        .isEqualTo("3 networks of 12 → 100 relu → 2 linear");
    JsonArray members = json.getAsJsonArray("members");
    assertThat(members).hasSize(3);
    double sum = 0;
    for (JsonElement one : members) {
      JsonObject member = one.getAsJsonObject();
      assertThat(member.keySet())
          .containsExactly(
              "seed", "epochs", "keptEpoch", "heldOutAccuracy", "heldOutLoss", "seconds");
      assertThat(member.get("epochs").getAsInt()).isEqualTo(3);
      JsonObject alone =
          trainingJson(
              settings, Written.of("epochs", "3", "seed", member.get("seed").getAsString()));
      assertThat(alone.getAsJsonObject("heldOut").get("loss")).isEqualTo(member.get("heldOutLoss"));
      sum += member.get("heldOutLoss").getAsDouble();
    }
    JsonObject last = json.getAsJsonArray("epochs").get(2).getAsJsonObject();
    assertThat(last.get("learningRate").getAsString()).isEqualTo("0.1");
    assertThat(json.getAsJsonObject("heldOut").get("loss").getAsDouble()).isLessThan(sum / 3);
  }

  @Test
  void training_averaged_hasTheFiguresOfTheMeanAndNoKeptEpoch() throws Exception {
    Pictures.grey(4, 3, "A&B", "C").draw(data(), 10, 1);
    Settings written =
        Written.of("epochs", "4", "average", "3", "validationFraction", "0.25", "keep", "last");
    JsonObject json = trainingJson(TinyRun.settings(data(), null, "0.2"), written);
    assertThat(json.has("keptEpoch")).isFalse();
    assertThat(json.get("averagedEpochs").getAsInt()).isEqualTo(3);
    JsonObject last = json.getAsJsonArray("epochs").get(3).getAsJsonObject();
    double loss = json.getAsJsonObject("validation").get("loss").getAsDouble();
    assertThat(loss).isPositive().isNotEqualTo(last.get("validationLoss").getAsDouble());
  }

  @Test
  void training_validated_hasItsFiguresAndTheKeptEpoch() throws Exception {
    Pictures.grey(4, 3, "A&B", "C").draw(data(), 10, 1);
    Settings written =
        Written.of(
            "epochs", "3", "validationFraction", "0.25", "learningRateSchedule", "step(0.5, 1)");
    JsonObject json = trainingJson(TinyRun.settings(data(), null, "0.2"), written);
    JsonObject kept =
        json.getAsJsonArray("epochs").get(json.get("keptEpoch").getAsInt() - 1).getAsJsonObject();
    assertThat(json.getAsJsonObject("validation").get("images").getAsInt()).isEqualTo(4);
    assertThat(json.getAsJsonObject("training").get("images").getAsInt()).isEqualTo(12);
    assertThat(json.getAsJsonObject("model").get("trainingImages").getAsInt()).isEqualTo(16);
    assertThat(kept.get("validationLoss"))
        .isEqualTo(json.getAsJsonObject("validation").get("loss"));
    assertThat(kept.keySet()).doesNotContain("heldOutLoss", "heldOutAccuracy");
    List<String> rates = new ArrayList<>();
    json.getAsJsonArray("epochs")
        .forEach(epoch -> rates.add(epoch.getAsJsonObject().get("learningRate").getAsString()));
    assertThat(rates).containsExactly("0.1", "0.05", "0.025");
    Set<String> names = new TreeSet<>();
    collect(json, names);
    assertThat(names).contains("validationFraction", "keep", "monitor", "validationAccuracy");
  }

  @Test
  void training_refit_saysForHowLongAndKeepsWhatValidationFound() throws Exception {
    Pictures.grey(4, 3, "A&B", "C").draw(data(), 10, 1);
    DataSettings settings = TinyRun.settings(data(), null, "0.2");
    Object[] texts = {
      "epochs", "3", "validationFraction", "0.25", "batchSize", "4", "keep", "last"
    };
    JsonObject first = trainingJson(settings, Written.of(texts));
    List<Object> refit = new ArrayList<>(List.of("refit", "true"));
    refit.addAll(List.of(texts));
    JsonObject json = trainingJson(settings, Written.of(refit.toArray()));
    JsonObject anew = json.getAsJsonObject("refit"); // 9 steps on 12, nearest: 2 epochs of 4 on 16
    assertThat(anew.get("epochs").getAsInt()).isEqualTo(2);
    assertThat(anew.get("steps").getAsInt()).isEqualTo(8);
    assertThat(anew.get("images").getAsInt()).isEqualTo(16);
    assertThat(json.get("keptEpoch").getAsInt()).isEqualTo(3);
    assertThat(json.get("validation")).isEqualTo(first.get("validation"));
    assertThat(json.getAsJsonObject("training").get("images").getAsInt()).isEqualTo(16);
    refit.addAll(List.of("members", "2"));
    JsonObject several = trainingJson(settings, Written.of(refit.toArray()));
    assertThat(several.keySet()).doesNotContain("refit", "validation");
    for (JsonElement member : several.getAsJsonArray("members")) {
      assertThat(member.getAsJsonObject().get("refitEpochs").getAsInt()).isEqualTo(2);
    }
  }

  @Test
  void evaluation_belowItsGate_saysThatItIsNotMet() throws Exception {
    Pictures.grey(4, 3, "A&B", "C").draw(data(), 10, 1);
    DataSettings settings = TinyRun.settings(data(), null, "0.3");
    train(TinyRun.prepare(settings, "0", null));
    EvaluationRun run = EvaluationRun.prepare(ModelFile.read(modelFile()), settings);
    Path file = folder.resolve("evaluation.json");
    write(evidence(run), "1", file);
    assertThat(read(file).getAsJsonObject("gate").get("passed").getAsBoolean()).isFalse();
  }

  @Test
  void everyField_thatOccurs_isDocumented() throws Exception {
    if (!Files.exists(FIELDS)) {
      String missing =
          FIELDS.normalize() + " is missing: the fields of JSON files are undocumented";
      System.err.println("WARNING: " + missing);
      abort(missing);
    }
    Set<String> names = new TreeSet<>();
    collect(trainingJson("0.3"), names);
    Settings validated = Written.of("epochs", "2", "validationFraction", "0.25", "patience", "1");
    collect(trainingJson(TinyRun.settings(data(), null, "0.3"), validated), names);
    collect(
        trainingJson(
            DataSettings.parse(Written.of("data", data(), "heldOutEachEpoch", "true")),
            Written.of("epochs", "1")),
        names);
    collect(evaluationJson("1"), names);
    Path everything = folder.resolve("everything.json");
    JsonSchemasTest.everything().write(everything);
    collect(JsonParser.parseString(Files.readString(everything)), names);
    String text = Files.readString(FIELDS);
    assertThat(names)
        .contains("schemaVersion", "confusion", "batchSize", "required")
        .allSatisfy(
            name ->
                assertThat(
                        Pattern.compile("`[^`\n]*\\b" + name + "\\b[^`\n]*`").matcher(text).find())
                    .as("`%s` stands in %s", name, FIELDS)
                    .isTrue());
  }

  private static void collect(JsonElement json, Set<String> names) {
    if (json.isJsonObject()) {
      names.addAll(json.getAsJsonObject().keySet());
      json.getAsJsonObject().asMap().values().forEach(value -> collect(value, names));
    } else if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(element -> collect(element, names));
    }
  }
}
