package dev.nnmaven.gate.evidence;

import static dev.nnmaven.gate.testing.Found.check;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.gate.report.EvaluationJson;
import dev.nnmaven.gate.report.html.HtmlReport;
import dev.nnmaven.gate.rule.MetricValue;
import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.model.Calibration;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.data.Slices;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.job.MemberWatch;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a trained model's probabilities are worth, from its training to all reports. */
class ConfidenceFindingsTest {

  @TempDir Path folder;

  private DataSettings data;

  /** Some images of each class lie with the other, or every answer would be right. */
  @BeforeEach
  void draw() throws Exception {
    Path all = folder.resolve("data");
    Images.grey(4, 3, "A", "B").draw(all, 60, 1);
    Images.mislabel(all.resolve("A"), all.resolve("B"), 60);
    data = TinyRun.settings(all, null, "0.4");
  }

  private TrainedModel trained(String... more) throws Exception {
    Settings written = Written.of("epochs", 8, "batchSize", 5, "network", "9");
    written = written.with("validationFraction", "0.4").with("learningRate", "0.3");
    for (int i = 0; i < more.length; i += 2) {
      written = written.with(more[i], more[i + 1]);
    }
    return TinyRun.written(data, written, Optional.empty()).train(MemberWatch.none()).model();
  }

  private Evidence evidence(TrainedModel model) throws Exception {
    Path file = folder.resolve("model.safetensors");
    String sha256 = ModelFile.write(file, model);
    EvaluationRun run = EvaluationRun.prepare(ModelFile.read(file), data);
    return Found.judged("Shop", file, sha256, run)
        .lookedAt(Slices.parse(Written.reader()), Coverage.DEFAULT);
  }

  private static Predictions answers(Evidence evidence) {
    return evidence.ofClasses().answers();
  }

  /** The model without its temperature is the one that was trained without. */
  @ParameterizedTest
  @CsvSource({"1", "2"})
  void calibration_onHeldOutExamples_isBesideTheModelTrainedWithout(String members)
      throws Exception {
    Evidence plain = evidence(trained("members", members));
    assertThat(plain.confidence()).isEmpty();
    Evidence found = evidence(trained("members", members, "calibration", "temperature"));
    Calibration calibration = found.confidence().orElseThrow().heldOut();
    assertThat(calibration.before().loss())
        .isCloseTo(plain.ofClasses().evaluation().loss(), within(1e-6));
    assertThat(calibration.after().loss())
        .isEqualTo(found.ofClasses().evaluation().loss())
        .isNotEqualTo(calibration.before().loss());
    assertThat(found.confidence().orElseThrow().texts("test images"))
        .singleElement()
        .asString()
        .matches(
            "temperature [0-9.]+: on test images loss [0-9.]+ → [0-9.]+, calibration error"
                + " [0-9.]+% → [0-9.]+%");
  }

  /** A file that somebody wrote by hand. */
  @Test
  void calibration_ofLayerThatIsNotLinear_namesTheEntry() throws Exception {
    TrainedModel plain = trained("network", "100, output tanh");
    Calibration.Fit fit = new Calibration.Fit(0.5, 0.1);
    TrainedModel tampered = plain.with(new Calibration(2, fit, fit));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> evidence(tampered))
        .withMessageContaining("metadata entry calibration")
        .withMessageContaining("last layer that is dense and linear");
  }

  /** Met at the share itself, rounded down to what a POM may say, and missed above it. */
  private static void assertLimit(Evidence evidence, String rule, int count, int all) {
    String met = Math.floor(10_000.0 * count / all) / 100 + "%";
    String missed = Math.ceil(10_000.0 * count / all + 1) / 100 + "%";
    assertThat(check(evidence, rule, met).outcome()).isEqualTo(Outcome.PASSED);
    assertThat(check(evidence, rule, missed).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void rules_ofAThreshold_areAboutTheExamplesFromItOn() throws Exception {
    Evidence found = evidence(trained("abstain", "0.8"));
    Predictions answers = answers(found);
    int confident = 0;
    int right = 0;
    for (int i = 0; i < answers.size(); i++) {
      double sure = Math.max(answers.probabilities()[i][0], answers.probabilities()[i][1]);
      confident += sure >= 0.8f ? 1 : 0;
      right += sure >= 0.8f && answers.isCorrect(i) ? 1 : 0;
    }
    assertThat(confident).isBetween(1, answers.size() - 1);
    assertThat(right).isBetween(1, confident - 1);
    assertLimit(found, "minCoverage", confident, answers.size());
    assertLimit(found, "minConfidentAccuracy", right, confident);
    String accuracy = Math.floor(10_000.0 * right / confident) / 100 + "%";
    assertThat(check(found, "minConfidentAccuracy", accuracy, "evidence", "good").outcome())
        .isEqualTo(Outcome.UNDECIDED);
    assertThat(found.confidence().orElseThrow().texts("test images").get(0))
        .startsWith("confident of ")
        .contains("(%s of %s) of the test images".formatted(confident, answers.size()))
        .contains(", from a probability of 80.00% on")
        .endsWith("(%s of %s) of these are right".formatted(right, confident));
    assertThat(MetricValue.all(found))
        .filteredOn(one -> one.type().equals("coverage") || one.type().equals("confident_accuracy"))
        .hasSize(2)
        .allSatisfy(
            one ->
                assertThat(one.value())
                    .isBetween(
                        one.interval().orElseThrow().low(), one.interval().orElseThrow().high()))
        .extracting(MetricValue::examples)
        .containsExactly(answers.size(), confident);
  }

  @Test
  void rules_ofAModelThatIsAlwaysConfident_doNotPass() throws Exception {
    Evidence found = evidence(trained());
    RuleResult coverage = check(found, "minCoverage", "10%");
    assertThat(coverage.outcome()).isEqualTo(Outcome.NOT_CHECKED);
    assertThat(coverage.explanation()).contains("always confident; train it with nn.abstain");
    RuleResult accuracy = check(found, "minConfidentAccuracy", "10%");
    assertThat(accuracy.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(accuracy.explanation()).contains("always confident; train it with nn.abstain");
    assertThat(check(evidence(trained("abstain", "1")), "minConfidentAccuracy", "10%"))
        .extracting(RuleResult::outcome, RuleResult::explanation)
        .containsExactly(
            Outcome.FAILED,
            "the model is confident of none of the images: no answer has a probability of 100.00%");
  }

  private String page(Evidence evidence, Verdict verdict) throws Exception {
    Path file = folder.resolve("index.html");
    HtmlReport.write(file, evidence, verdict);
    return Files.readString(file);
  }

  @Test
  void reports_ofACalibratedModel_haveWhatWasFound() throws Exception {
    Evidence found = evidence(trained("calibration", "temperature", "abstain", "0.7"));
    Verdict verdict = Found.gate().check(found);
    assertThat(EvaluationJson.of(found, verdict).get("confidence"))
        .isEqualTo(found.confidence().orElseThrow());
    assertThat(page(found, verdict))
        .contains(
            "<dt>Calibration error</dt>", " without the temperature of ", "<dt>Coverage</dt>");
    assertThat(page(evidence(trained()), verdict))
        .doesNotContain("<dt>Calibration error<", "<dt>Coverage<");
  }
}
