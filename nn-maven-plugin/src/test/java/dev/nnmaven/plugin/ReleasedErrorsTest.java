package dev.nnmaven.plugin;

import static dev.nnmaven.gate.testing.JsonFigures.assertFigures;
import static dev.nnmaven.gate.testing.JsonFigures.at;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.ReleasedModel;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Subject;
import dev.nnmaven.gate.report.EvaluationJson;
import dev.nnmaven.gate.report.html.HtmlReport;
import dev.nnmaven.gate.rule.GateParser;
import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.gate.template.PlainTemplate;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.prediction.Regressor;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.JsonSchemas;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** A published model that predicts a number, as baseline of another. */
@MojoTest
@Basedir(HarnessProject.FOLDER)
class ReleasedErrorsTest extends GoalsTest {

  private static final List<String> TEST = Tables.flowers(30, 6);

  private Path data;

  private void write() throws Exception {
    data = Files.createDirectories(project.resolve("table"));
    Tables.write(data.resolve("train.csv"), Tables.HEADER, Tables.flowers(90, 5));
    Tables.write(data.resolve("test.csv"), Tables.HEADER, TEST);
  }

  private Path trained(String target, String epochs) throws Exception {
    train.data = data.toFile();
    train.target = target;
    train.epochs = epochs;
    train.learningRate = "0.01";
    train.execute();
    return Files.copy(
        model(),
        project.resolve(target + epochs + ".safetensors"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private Evidence compared(Path model, Path released, String testFraction) throws Exception {
    EvaluationRun run =
        EvaluationRun.prepare(
            ModelFile.read(model),
            DataSettings.parse(Written.reader("data", data, "testFraction", testFraction)));
    BaselineLookup baseline = new ReleasedModel("g:flowers:1.0", released).judge(run);
    return Evidence.of(
        new Subject("Shop", "shop", model, "0".repeat(64), Optional.empty()),
        run,
        Optional.empty(),
        TrainingHistory.without("not needed"),
        baseline,
        Optional.empty());
  }

  private static Verdict verdict(Evidence evidence, Map<String, String> rules) throws Exception {
    return Settings.of(rules).read(GateParser::parse).check(evidence);
  }

  /** What an application would find, by way of {@link Regressor}. */
  private static double[] errors(Path model) throws Exception {
    Regressor<Map<String, ?>> regressor = Model.load(model).numbers();
    List<String> names = List.of(Tables.HEADER.split(","));
    return TEST.stream()
        .mapToDouble(
            line -> {
              Map<String, String> row = new HashMap<>();
              for (int c = 0; c < names.size(); c++) {
                row.put(names.get(c), line.split(",")[c]);
              }
              double weight = Double.parseDouble(row.remove("weight"));
              return Math.abs(regressor.predict(row) - weight);
            })
        .toArray();
  }

  @Test
  void judge_onAFileOfTestRows_comparesRowByRow() throws Exception {
    write();
    Path good = trained("weight", "30");
    Path poor = trained("weight", "1");
    Evidence worse = compared(poor, good, null);
    Verdict verdict = verdict(worse, Map.of("evidence", "worse"));
    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.results().toString()).contains("maxErrorRise", "with 95% confidence ");
    JsonObject baseline = baseline(worse, verdict);
    double[] before = errors(good);
    double[] now = errors(poor);
    double sum = 0;
    double squares = 0;
    int larger = 0;
    for (int i = 0; i < before.length; i++) {
      sum += before[i];
      squares += before[i] * before[i];
      larger += now[i] > before[i] ? 1 : 0;
    }
    assertFigures(baseline, "producer=g:flowers:1.0; rows=30; worse=" + larger);
    assertFigures(baseline, "better=" + (30 - larger));
    assertThat(baseline.get("mae").getAsDouble()).isCloseTo(sum / 30, within(1e-3));
    assertThat(baseline.get("rmse").getAsDouble()).isCloseTo(Math.sqrt(squares / 30), within(1e-3));
    assertThat(baseline.get("pValue").getAsDouble()).isBetween(0.0, 0.001);
    assertThat(baseline.has("compared")).isFalse();
    Path page = project.resolve("page.html");
    HtmlReport.write(page, worse, verdict);
    assertThat(page).content().contains("delta worse", "of the accepted model", "Accepted model");
    assertThat(verdict(compared(good, poor, null), Map.of()).passed()).isTrue();
    assertThat(verdict(compared(good, good, null), Map.of()).passed()).isTrue();
    Map<String, String> ofClasses = Map.of("maxClassRecallDrop", "0");
    assertThat(Settings.of(ofClasses).read(GateParser::forBaseline).check(worse))
        .extracting(Verdict::results, as(InstanceOfAssertFactories.list(RuleResult.class)))
        .as("a number has no classes")
        .extracting(RuleResult::rule)
        .containsExactly("maxErrorRise");
  }

  @Test
  void judge_otherTarget_cannotBeCompared() throws Exception {
    write();
    Path weight = trained("weight", "1");
    Path length = trained("length", "1");
    Verdict verdict = verdict(compared(length, weight, null), Map.of());
    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.results().toString())
        .contains("baselineMismatch", "g:flowers:1.0 predicts weight, the model length");
  }

  /** Of the half that is held out today, the release was trained on what its fifth left over. */
  @Test
  void judge_partThatWasTrainedOn_isLeftOut() throws Exception {
    data = Tables.write(project.resolve("all.csv"), Tables.HEADER, Tables.flowers(100, 5));
    train.testFraction = "0.2";
    Path released = trained("weight", "2");
    train.testFraction = "0.5";
    Path today = trained("weight", "3");
    Evidence evidence = compared(today, released, "0.5");
    Verdict verdict = verdict(evidence, Map.of());
    assertThat(verdict.results().toString()).contains("; compared on 20 of 50 rows");
    assertFigures(baseline(evidence, verdict), "rows=20; compared/leftOut=30");
    Comparison comparison = evidence.comparison().orElseThrow();
    assertThat(PlainTemplate.fill(EvaluationJson.class, "errorbaseline.jte", comparison))
        .contains(
            "(compared on 20 of 50 rows; 30 may have been training rows of it, where the model has RMSE ");
  }

  private static JsonObject baseline(Evidence evidence, Verdict verdict) throws Exception {
    String json = Json.text(EvaluationJson.of(evidence, verdict));
    assertThat(JsonSchemas.problems("evaluation", json)).isEmpty();
    return at(JsonParser.parseString(json), "regression/baseline").getAsJsonObject();
  }
}
