package dev.nnmaven.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.model.Calibration;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.trainer.config.AnswerSettings;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.LinearShare;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.Split;
import dev.nnmaven.trainer.job.TrainingRun.Outcome;
import dev.nnmaven.trainer.measure.ClassFigures;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models whose probabilities were calibrated, beside the same trained without. */
class CalibratedTest {

  @TempDir Path folder;

  private Path data;

  /** Some images of each class lie with the other, or every answer would be right. */
  @BeforeEach
  void draw() throws Exception {
    data = folder.resolve("data");
    Images.grey(4, 3, "A", "B").draw(data, 60, 1);
    Images.mislabel(data.resolve("A"), data.resolve("B"), 60);
  }

  private TrainingRun<ClassificationMetrics> run(String more) throws Exception {
    String all = "epochs=8; batchSize=5; network=9; validationFraction=0.4; learningRate=0.3; ";
    return TinyRun.of(TinyRun.settings(data, null, "0.2"), all + more);
  }

  private Outcome<ClassificationMetrics> train(String more) throws Exception {
    return run(more).train(MemberWatch.none());
  }

  /** The weights of each network are the same, with those of the last layer divided. */
  private static void assertDivided(TrainedModel plain, double temperature, TrainedModel found) {
    for (int m = 0; m < plain.ensemble().size(); m++) {
      Network network = plain.ensemble().members().get(m);
      List<Parameter> after = found.ensemble().members().get(m).parameters();
      for (int p = 0; p < after.size(); p++) {
        Parameter before = network.parameters().get(p);
        float[] expected = before.toArray();
        for (int i = 0;
            network.outputLayer().parameters().contains(before) && i < expected.length;
            i++) {
          expected[i] = (float) (expected[i] / temperature);
        }
        assertThat(after.get(p).toArray()).isEqualTo(expected);
      }
    }
  }

  private static Predictions validated(TrainingRun<?> run, TrainedModel model) throws Exception {
    return predicted(model, run.data().validation().map(Split::heldOut).orElseThrow());
  }

  private static Predictions predicted(TrainedModel model, Examples examples) throws Exception {
    EvaluationRun asked = new EvaluationRun(model, examples, "some", Optional.empty(), List.of());
    return (Predictions) asked.predict((Measure<?>) asked.measure());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void train_temperature_isThePlainModelWithItsLastLayersDivided(int members) throws Exception {
    TrainedModel plain = train("members=" + members).model();
    TrainingRun<ClassificationMetrics> run = run("calibration=temperature; members=" + members);
    Outcome<ClassificationMetrics> found = run.train(MemberWatch.none());
    Calibration calibration = found.model().calibration().orElseThrow();
    assertThat(calibration.temperature()).isNotEqualTo(1);
    assertDivided(plain, calibration.temperature(), found.model());
    Predictions before = validated(run, plain);
    Predictions after = validated(run, found.model());
    assertThat(calibration.after().loss()).isLessThan(calibration.before().loss());
    assertThat(calibration.before()).isEqualTo(new ClassFigures(before).fit());
    assertThat(calibration.after()).isEqualTo(new ClassFigures(after).fit());
    assertThat(found.metrics().validation().orElseThrow().loss())
        .isEqualTo(after.evaluation().loss());
    assertThat(found.model().provenance().options()).containsEntry("calibration", "temperature");
    Examples heldOut = run.data().heldOut().orElseThrow();
    assertThat(found.metrics().heldOut().orElseThrow().loss())
        .isEqualTo(predicted(found.model(), heldOut).evaluation().loss())
        .isNotEqualTo(predicted(plain, heldOut).evaluation().loss());
  }

  /** Those that were retrained have seen the validation examples; the first had not. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void train_anew_hasTheTemperatureOfTheFirstTraining(int members) throws Exception {
    String several = "members=" + members;
    TrainedModel first = train(several + "; calibration=temperature").model();
    TrainedModel plain = train(several + "; refit=true").model();
    TrainedModel found = train(several + "; refit=true; calibration=temperature").model();
    assertThat(found.calibration()).isEqualTo(first.calibration());
    assertDivided(plain, found.calibration().orElseThrow().temperature(), found);
  }

  /** Every probability that an example has is tried as the threshold. */
  @ParameterizedTest
  @CsvSource({"60%, none", "65%, temperature", "50%, none"})
  void train_accuracyOfConfidentAnswers_hasTheLowestThresholdThatReachesIt(
      String accuracy, String calibration) throws Exception {
    TrainingRun<ClassificationMetrics> run =
        run("abstain=accuracy(%s); calibration=%s".formatted(accuracy, calibration));
    TrainedModel found = run.train(MemberWatch.none()).model();
    Predictions answers = validated(run, found);
    double wanted = Integer.parseInt(accuracy.replace("%", "")) / 100.0;
    float lowest = Float.MAX_VALUE;
    for (int i = 0; i < answers.size(); i++) {
      float threshold = (float) answers.probabilities()[i][answers.classes()[i]];
      int confident = 0;
      int right = 0;
      for (int j = 0; j < answers.size(); j++) {
        boolean isConfident = answers.probabilities()[j][answers.classes()[j]] >= threshold;
        confident += isConfident ? 1 : 0;
        right += isConfident && answers.isCorrect(j) ? 1 : 0;
      }
      // Wilson: the least share p that is at most 1.96 of its own standard errors below the found.
      double off = (double) right / confident - wanted;
      boolean isShown = off >= 1.959964 * Math.sqrt(wanted * (1 - wanted) / confident);
      lowest = isShown ? Math.min(lowest, threshold) : lowest;
    }
    assertThat(found.threshold()).isEqualTo(lowest).isBetween(0.5f, 1f);
    assertThat(found.provenance().options()).containsEntry("abstain", "accuracy(" + accuracy + ")");
  }

  @Test
  void train_aThreshold_needsNoValidationAndChangesNoWeight() throws Exception {
    TrainedModel plain = train("validationFraction=0").model();
    Outcome<ClassificationMetrics> found = train("validationFraction=0; abstain=80%");
    assertThat(found.model().threshold()).isEqualTo(0.8f);
    assertDivided(plain, 1, found.model());
    assertThat(ModelFile.description(found.model())).containsEntry("threshold", "0.8");
    assertThat(ModelFile.description(train("validationFraction=0; abstain=0").model()))
        .as("always confident")
        .isEqualTo(ModelFile.description(plain));
  }

  @Test
  void train_accuracyThatIsOutOfReach_warnsAndIsConfidentOfNothing() throws Exception {
    Outcome<ClassificationMetrics> found = train("epochs=0; abstain=accuracy(99%)");
    assertThat(found.model().threshold()).isEqualTo(1);
    assertThat(found.calibrated().orElseThrow().warnings())
        .containsExactly(
            "nn.abstain: at no threshold do the validation images show accuracy(99%) with 95%"
                + " confidence, so the model is confident only if certain");
  }

  @Test
  void train_noTemperatureIsTheBest_saysSoAndChangesNothing() throws Exception {
    data = folder.resolve("clear");
    Images.grey(4, 3, "A", "B").draw(data, 60, 1);
    TrainedModel plain = train("").model();
    TrainingRun<ClassificationMetrics> run = run("calibration=temperature");
    Outcome<ClassificationMetrics> found = run.train(MemberWatch.none());
    assertDivided(plain, 1, found.model());
    assertThat(ModelFile.description(found.model())).doesNotContainKey("calibration");
    Calibrated calibrated = found.calibrated().orElseThrow();
    assertThat(calibrated.warnings()).isEmpty();
    assertThat(calibrated.notes())
        .containsExactly(
            "not calibrated: the loss of the validation images only falls towards a temperature of"
                + " 1/32, as where all are right");
    Examples validation = run.data().validation().map(Split::heldOut).orElseThrow();
    Calibrated wrong =
        Calibrated.of(
            plain,
            Optional.of(
                OutOfSample.of(
                    TemperatureScaling.scaled(plain.ensemble(), -1),
                    validation.samples(plain.preprocessing(), plain.task()),
                    ComputeOptions.fastest(),
                    "validation images")),
            new AnswerSettings(true, Optional.empty(), Map.of()),
            LinearShare.NONE,
            Optional.empty());
    assertThat(wrong.model().calibration()).isEmpty();
    assertThat(wrong.warnings()).singleElement().asString().contains("falls towards 32, as where");
  }

  @Test
  void prepare_layerThatIsNotLinear_isRefusedBeforeTraining() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> run("calibration=temperature; network=9, output tanh"))
        .withMessageStartingWith("calibration by a temperature needs a last layer that is dense");
  }

  @Test
  void parse_withoutValidationOrSense_saysAllAtOnce() {
    refused(
        "linear=0.3; calibration=temperature; abstain=accuracy(98%)",
        "nn.calibration: temperature needs validation data; set nn.validationFraction=0.1",
        "nn.abstain: accuracy(98%) needs validation data; set nn.validationFraction=0.1");
    refused(
        "calibration=platt; abstain=accuracy(high)",
        "nn.calibration: unknown calibration \"platt\"",
        "nn.abstain: expected a least probability such as 0.8, or the accuracy");
  }

  private void refused(String list, String... expected) {
    Settings settings = Written.list("data=" + folder + "; " + list);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> settings.read(TrainingJob::parse))
        .withMessageContainingAll(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "80, did you mean 80%?",
    "'0,8', write a decimal point",
    "accuracy(0%), any answer",
    "accuracy(100%), no number of examples"
  })
  void parse_abstainThatIsNoShare_saysWhatIsMeant(String text, String expected) {
    refused(
        "validationFraction=0.1; abstain=" + text,
        "nn.abstain",
        "found \"" + text + "\"",
        expected);
  }
}
