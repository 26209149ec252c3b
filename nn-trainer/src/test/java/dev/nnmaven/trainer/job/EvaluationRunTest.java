package dev.nnmaven.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.Provenance.TrainingData;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationRunTest {

  @TempDir Path folder;

  private Path data;
  private Path test;

  @BeforeEach
  void draw() throws Exception {
    data = folder.resolve("data");
    test = folder.resolve("judge");
    Images.grey(4, 3, "A", "B").draw(data, 10, 1);
    Images.grey(4, 3, "A", "B").draw(test, 3, 2);
  }

  private DataSettings settings(Path testFolder, String fraction) {
    return TinyRun.settings(data, testFolder, fraction);
  }

  private TrainedModel trained(Path testFolder, String fraction) throws Exception {
    return TinyRun.model(settings(testFolder, fraction));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.3", "30%", ".30"})
  void prepare_sameFraction_judgesByWhatTrainingHeldOut(String fraction) throws Exception {
    TrainedModel model = trained(null, "0.3");
    EvaluationRun run = EvaluationRun.prepare(model, settings(null, fraction));
    Examples heldOut = TinyRun.of(settings("0.3"), "").data().heldOut().orElseThrow();
    assertThat(run.examples().fingerprint()).isEqualTo(heldOut.fingerprint());
    assertThat(run.place()).isEqualTo("the test data (30% of " + data + ")");
    assertThat(run.predict(run.measure()).size()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({
    ", , its metadata has no option.target",
    "kind, odd, 'expected content, group(COLUMN)'",
    "kind, group(soil), two columns have the name soil"
  })
  void prepare_modelOfRowsWithOptionsThatNoTrainingWrites_isRefused(
      String target, String split, String expected) throws Exception {
    Path rows = Tables.write(folder.resolve("a.csv"), Tables.HEADER, Tables.flowers(30, 1));
    Path others = Tables.write(folder.resolve("b.csv"), Tables.HEADER, Tables.flowers(9, 2));
    TrainedModel trained = TinyRun.ofRows(Written.of("data", rows, "target", "kind")).model();
    SortedMap<String, String> options = new TreeMap<>();
    if (target != null) {
      options.putAll(Map.of("target", target, "split", split, "splitKind", "category"));
    }
    TrainedModel model =
        new TrainedModel(
            trained.ensemble(),
            trained.task(),
            trained.preprocessing(),
            new Provenance(
                "another program", options, new TrainingData("", 30), new HeldOut.Folder()));
    refusedData(model, TinyRun.settings(rows, others, null), expected);
  }

  /** What both goals say of the test data: a part of the data, or the folder called judge. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.3   | 0.25  | with nn.testFraction=0.3, but this evaluation has nn.testFraction=0.25, so the two hold out different test data. Set the same nn.testFraction for both goals (a property, or the plugin's <configuration> outside of <executions>), or train again.
          0.3   |       | with nn.testFraction=0.3, but this evaluation has nn.testFraction=0.2, so the two hold out
          0.3   | 0     | with nn.testFraction=0.3
          0.3   | judge | with nn.testFraction=0.3, so a part of its own data is test data, but this evaluation has test data in JUDGE. Train with the same nn.testData, or evaluate without it.
          judge |       | with separate test data, but this evaluation has no test data: no "test" (a folder or .csv) beside "train" in DATA. Set nn.testData.
          0     |       | with nn.testFraction=0, on all data, but this evaluation has no test data: no "test" (a folder or .csv) beside "train" in DATA. Set nn.testData.
          """)
  void prepare_otherTestDataThanInTraining_isRefused(String then, String now, String expected)
      throws Exception {
    TrainedModel model = TinyRun.model(settings(then));
    String places = expected.replace("DATA", data.toString()).replace("JUDGE", test.toString());
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> EvaluationRun.prepare(model, settings(now)))
        .withMessageStartingWith("The model was trained " + places);
  }

  @Test
  void prepare_imagesOfGroups_areHeldOutTogetherAndByTheSameGroups() throws Exception {
    String plain = "data=" + data + "; testFraction=0.3";
    String grouped = plain + "; groups=/([0-9]+)"; // of both classes
    TrainedModel model =
        TinyRun.ofRows(Written.list(grouped + "; recipe=plain; epochs=0"))
            .train(MemberWatch.none())
            .model();
    Examples heldOut =
        EvaluationRun.prepare(model, DataSettings.parse(Written.reader(grouped))).examples();
    assertThat(IntStream.range(0, heldOut.size()).mapToObj(heldOut::name))
        .hasSize(6)
        .extracting(name -> name.substring(1))
        .satisfies(numbers -> assertThat(new TreeSet<>(numbers)).hasSize(3));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> EvaluationRun.prepare(model, DataSettings.parse(Written.reader(plain))))
        .withMessageContaining("with nn.groups=/([0-9]+), but this evaluation has nn.groups=none");
  }

  private DataSettings settings(String fractionOrJudge) {
    return "judge".equals(fractionOrJudge) ? settings(test, null) : settings(null, fractionOrJudge);
  }

  @Test
  void prepare_otherSplitOrTarget_isRefused() throws Exception {
    Path rows = Tables.write(folder.resolve("a.csv"), Tables.HEADER, Tables.flowers(30, 1));
    String said = "data=" + rows + "; target=kind; split=time(length)";
    TrainedModel model = TinyRun.ofRows(Written.list(said)).model();
    EvaluationRun run = EvaluationRun.prepare(model, DataSettings.parse(Written.reader(said)));
    assertThat(run.examples().size()).isEqualTo(6);
    refused(
        model,
        "data=" + rows,
        "The model was trained with nn.split=time(length), but this evaluation has nn.split=content,"
            + " so the two hold out different test data. Set the same nn.split for both goals (a"
            + " property, or the plugin's <configuration> outside of <executions>), or train again.");
    refused(
        TinyRun.ofRows(Written.of("data", rows, "target", "length")).model(),
        "data=" + rows + "; target=kind",
        "The model predicts length, but nn.target is kind. Train it again (nn:train).");
    String all = "target=kind; testFraction=0; data=" + rows;
    refused(
        TinyRun.ofRows(Written.list(all)).model(),
        all,
        "The model was trained with nn.testFraction=0, on all data, but this evaluation has no"
            + " test data: nn.data is one file (%s). Set nn.testData.".formatted(rows));
  }

  private static void refused(TrainedModel model, String settings, String expected) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () -> EvaluationRun.prepare(model, DataSettings.parse(Written.reader(settings))))
        .withMessage("%s", expected);
  }

  @Test
  void prepare_nothingHeldOutButATestFolder_judgesByThat() throws Exception {
    EvaluationRun run = EvaluationRun.prepare(trained(null, "0"), settings(test, null));
    assertThat(run.examples().size()).isEqualTo(6);
    assertThat(run.place()).isEqualTo(test.toString());
  }

  @Test
  void prepare_dataThatChangedSinceTraining_isRefused() throws Exception {
    TrainedModel model = trained(null, "0.3");
    String expected =
        "The data in %s has changed since training, so the test data cannot be determined. Run"
            + " nn:train again.";
    Path moved = Files.move(data.resolve("B/09.png"), folder.resolve("moved.png"));
    refusedData(model, settings(null, "0.3"), expected.formatted(data));
    Files.move(moved, data.resolve("B/99.png")); // in the same order, this is the same data
    assertThat(EvaluationRun.prepare(model, settings(null, "0.3")).examples().size()).isEqualTo(6);
    Images.grey(4, 3, "A").draw(data, 1, 99); // other pixels of one image
    refusedData(model, settings(null, "0.3"), expected.formatted(data));
  }

  private static void refusedData(TrainedModel model, DataSettings settings, String expected) {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> EvaluationRun.prepare(model, settings))
        .withMessageContaining(expected);
  }

  @Test
  void prepare_testImagesThatProveNothing_areRefused() throws Exception {
    TrainedModel model = trained(test, null);
    refusedData(model, settings(data, null), "are the training images, so they prove nothing");
    Images.grey(9, 9, "A", "B").draw(test, 3, 2);
    refusedData(model, settings(test, null), "A/00.png: 9 x 9 pixels, expected 4 x 3");
  }

  @Test
  void prepare_unreadableTestImage_isSkippedAndNamed() throws Exception {
    TrainedModel model = trained(test, null);
    Images.breakOne(test.resolve("A/x.png"));
    EvaluationRun run =
        EvaluationRun.prepare(model, TinyRun.settings(data, test, null, "unreadable"));
    assertThat(run.warnings()).singleElement().asString().startsWith("skipped: A/x.png: ");
    assertThat(run.examples().size()).isEqualTo(6);
    Images.grey(4, 3, "B").draw(folder.resolve("some"), 3, 2);
    run = EvaluationRun.prepare(model, settings(folder.resolve("some"), null));
    assertThat(run.warnings()).containsExactly("no test images of class A");
  }

  @Test
  void evaluate_weightsTooLargeToComputeWith_isRefused() throws Exception {
    TrainedModel model = trained(test, null);
    TinyRun.makeHuge(model.network());
    EvaluationRun run = EvaluationRun.prepare(model, settings(test, null));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> run.predict(run.measure()))
        .withMessageStartingWith(
            "The model cannot be evaluated: its weights are so large that its loss")
        .withMessageEndingWith("Train it again with a lower learning rate (nn.learningRate).");
  }

  @ParameterizedTest
  @CsvSource({
    "10, 2, true", "6, 1e37, true", "6, 1e300, false",
    "6, 1e46, false", "1e9, 1, false", "6, 1e-300, false"
  })
  void tellsApart_scales_byAHundredthOfTheRange(double mean, double deviation, boolean expected) {
    RegressionTask task = new RegressionTask("y", new Standardization(mean, deviation));
    assertThat(TargetScale.tellsApart(task, new double[] {4, 8, 5})).isEqualTo(expected);
    assertThat(TargetScale.tellsApart(task, new double[] {7, 7})).isTrue();
    double[] widest = {-Double.MAX_VALUE, Double.MAX_VALUE};
    RegressionTask narrow = new RegressionTask("y", new Standardization(10, 2));
    assertThat(TargetScale.tellsApart(narrow, widest)).isFalse();
  }
}
