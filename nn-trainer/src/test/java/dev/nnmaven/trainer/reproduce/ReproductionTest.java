package dev.nnmaven.trainer.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.model.Calibration;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.job.HashedModel;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.task.TrainingTask;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

/** Models are trained with settings, and then once more with nothing but what they record. */
class ReproductionTest {

  @TempDir Path folder;

  private Settings settings(String data, String list) {
    return Written.list(
        "data=%s; kernels=scalar; threads=1; producer=nn-maven 1; %s"
            .formatted(folder.resolve(data), list));
  }

  @BeforeEach
  void draw() throws IOException {
    Images.grey(8, 8, "A", "B").draw(folder.resolve("data"), 15, 1);
  }

  private Path trained(String name, Settings settings) throws Exception {
    Path file = folder.resolve(name);
    TrainingTask.run(
        settings
            .with("modelFile", file.toString())
            .with(TrainingJob.REPORT_FILE, folder.resolve(name + ".json").toString()),
        Mockito.mock(Lines.class),
        Mockito.mock(ProgressDisplay.class));
    return file;
  }

  private static Reproduction of(Path file, Settings here) throws Exception {
    return Reproduction.of(file, HashedModel.read(file), here);
  }

  private List<String> failure(Reproduction one) throws Exception {
    Path again = trained("again", one.settings().settings());
    return one.failure(again, HashedModel.read(again).sha256());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "recipe=tuned; epochs=3; members=2",
        "network=conv(4, 3x3, stride=2) gelu, maxPool, 10 tanh dropout(0.1)+l2(0.001), output;"
            + " epochs=2; members=2; seed=-7",
        "network=100 leakyRelu(0.2) inputNoise(0.1), output sigmoid maxNorm(3); epochs=2",
        "network=30 linear, 20; validationFraction=0.2; keep=last; epochs=4",
        "validationFraction=0.3; epochs=2; members=2; calibration=temperature; abstain=accuracy(90%)",
        "validationFraction=0.3; epochs=2; calibration=temperature; abstain=0.7; refit=true",
        "validationFraction=20%; patience=2; monitor=accuracy; refit=true; epochs=6",
        "imageSize=7x5; scaling=fit; background=edges; normalization=standardize; epochs=2;"
            + " augmentation=shift(1)+rotate(5)",
        "optimizer=adamW(decay=0.1, beta1=0.8) + clipNorm(1.5); learningRate=0.00123; epochs=3;"
            + " learningRateSchedule=warmUp(1)+cosine; loss=crossEntropy labelSmoothing(0.05); testFraction=0",
        "optimizer=GD; classWeights=A:2.5, B:0.5; initializer=he; testFraction=0.35",
        "loss=binaryCrossEntropy; normalization=l2; color=rgb; epochs=2"
      })
  void reproduction_ofImages_isTheSameModel(String list) throws Exception {
    Settings written = settings("data", list);
    Path model = trained("model", written);
    Reproduction one = of(model, settings("data", "epochs=1; members=3; optimizer=adam"));
    assertThat(one.obstacles()).isEmpty();
    assertThat(failure(one)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "target=kind",
        "target=kind; recipe=tuned; epochs=3; members=2; columns=weight:ignore",
        "target=kind; columns=wild:category, length:ignore; numbers=piecewise(4); task=classification;"
            + " missing=auto, width:mean; missingTarget=skip; split=group(soil);"
            + " unknownCategory=other(3)",
        "target=weight; loss=huber(2); numbers=robust; testFraction=0.3; split=time(length);"
            + " columns=kind:ignore; validationFraction=0.2; monitor=rmse",
      })
  void reproduction_ofRows_isTheSameModel(String list) throws Exception {
    Tables.write(folder.resolve("data.csv"), Tables.HEADER, Tables.flowers(90, 1));
    Path model = trained("model", settings("data.csv", list));
    Reproduction one = of(model, settings("data.csv", "target=soil; separator=comma"));
    assertThat(one.settings().notRecorded()).containsOnly(Map.entry("separator", "comma"));
    assertThat(failure(one)).isEmpty();
  }

  @Test
  void reproduction_fromInitialWeightsAndOtherFolders_isTheSameModel() throws Exception {
    Images.colour(6, 6, "A", "B").draw(folder.resolve("colour"), 10, 1);
    Images.colour(6, 6, "A", "B").draw(folder.resolve("test"), 5, 2);
    String test = "testData=" + folder.resolve("test");
    Path first = trained("first.safetensors", settings("colour", test + "; epochs=1"));
    String from = test + "; initialWeights=" + first;
    Path model = trained("model", settings("colour", from));
    assertThat(failure(of(model, settings("colour", from)))).isEmpty();
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> of(model, settings("colour", test)))
        .withMessageContaining("initial weights, and records only its SHA-256")
        .withMessageContaining(HashedModel.read(first).sha256());
    Path other = trained("other.safetensors", settings("colour", test + "; epochs=2"));
    assertThat(of(model, settings("colour", test + "; initialWeights=" + other)).obstacles())
        .anyMatch(line -> line.startsWith("  initialWeightsSha256  "));
    assertThat(of(model, settings("colour", "initialWeights=" + first)).obstacles())
        .as("no test folder: a part of the data would be held out")
        .anyMatch(line -> line.matches(" {2}heldOut +folder +fraction"));
  }

  @Test
  void obstacles_otherData_areNamedBeforeTraining() throws Exception {
    Path model = trained("model", settings("data", ""));
    Files.copy(folder.resolve("data/A/01.png"), folder.resolve("data/A/99.png"));
    List<String> lines = of(model, settings("data", "")).obstacles();
    assertThat(lines.get(0)).contains("not trained", model.toString());
    assertThat(lines)
        .anyMatch(line -> line.startsWith("  training.sha256 "))
        .noneMatch(line -> line.startsWith("  epochs"));
  }

  @Test
  void note_namesWhatTheModelDoesNotRecord() throws Exception {
    Path model = trained("model", settings("data", "epochs=2"));
    assertThat(of(model, settings("data", "epochs=3; network=30")).note()).isEmpty();
    assertThat(of(model, settings("data", "tolerate=unreadable")).note())
        .contains("not recorded in the model, and so taken as it is here: nn.tolerate=unreadable");
    Path broken = Files.writeString(folder.resolve("broken.safetensors"), "this is no model");
    Reproduction one = of(model, settings("data", "initialWeights=" + broken));
    assertThat(failure(one)).isEmpty();
  }

  @Test
  void failure_changedWeights_saysThatNothingRecordedDiffers() throws Exception {
    TrainedModel trained = ModelFile.read(trained("model", settings("data", "members=2")));
    trained.ensemble().members().get(1).parameters().get(2).set(3, 1, 7f);
    Path changed = folder.resolve("changed");
    ModelFile.write(changed, trained);
    assertThat(failure(of(changed, settings("data", ""))))
        .singleElement()
        .asString()
        .endsWith("They record the same: other code trained, or the weights were changed.");
  }

  @Test
  void failure_otherVersion_showsBoth() throws Exception {
    Path model = trained("model", settings("data", ""));
    Reproduction one = of(model, settings("data", "").with(TrainingJob.PRODUCER, "nn-maven 2"));
    assertThat(one.obstacles()).isEmpty();
    assertThat(failure(one)).endsWith("  producer  nn-maven 1  nn-maven 2");
  }

  /** With another threshold, the same weights keep another answer to themselves. */
  @Test
  void failure_changedThresholdOrCalibration_namesIt() throws Exception {
    Path noisy = folder.resolve("noisy");
    Images.grey(4, 3, "A", "B").draw(noisy, 60, 1);
    Images.mislabel(noisy.resolve("A"), noisy.resolve("B"), 60); // else no temperature is the best
    String list =
        "network=9; learningRate=0.3; batchSize=5; validationFraction=0.4; epochs=8;"
            + " calibration=temperature; abstain=0.8";
    Path model = trained("model", settings("noisy", list));
    assertThat(failure(of(model, settings("noisy", "")))).isEmpty();
    TrainedModel trained = ModelFile.read(model);
    Calibration old = trained.calibration().orElseThrow();
    Calibration better =
        new Calibration(old.temperature(), old.before(), new Calibration.Fit(0.01, 0));
    Path changed = folder.resolve("changed");
    ModelFile.write(changed, trained.with(old).with(0.1f));
    Reproduction threshold = of(changed, settings("noisy", ""));
    assertThat(threshold.obstacles()).as("known only after training").isEmpty();
    assertThat(failure(threshold)).hasSize(3).endsWith("  threshold  0.1       0.8");
    ModelFile.write(changed, trained.with(better).with(0.8f));
    assertThat(failure(of(changed, settings("noisy", ""))))
        .anyMatch(line -> line.startsWith("  calibration  "));
  }

  private void written(String name, TrainedModel model, SortedMap<String, String> options)
      throws IOException {
    Provenance old = model.provenance();
    Provenance changed = new Provenance(old.producer(), options, old.training(), old.heldOut());
    ModelFile.write(folder.resolve(name), with(model, changed));
  }

  private static TrainedModel with(TrainedModel model, Provenance provenance) {
    return new TrainedModel(model.ensemble(), model.task(), model.preprocessing(), provenance);
  }

  @Test
  void reproduction_ofWhatRecordsTooLittle_saysWhatIsMissing() throws Exception {
    TrainedModel model = ModelFile.read(trained("model", settings("data", "")));
    SortedMap<String, String> options = new TreeMap<>(model.provenance().options());
    options.keySet().removeAll(List.of("seed", "epochs"));
    written("old", model, options);
    assertRefused("old", "data", "no option.epochs, option.seed");
    ModelFile.write(folder.resolve("imported"), with(model, Provenance.by("other")));
    assertRefused("imported", "data", "records no training");
    Tables.write(folder.resolve("data.csv"), Tables.HEADER, Tables.flowers(90, 1));
    assertRefused("model", "data.csv", "trained on images, but nn.data is a table");
  }

  private void assertRefused(String model, String data, String expected) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> of(folder.resolve(model), settings(data, "")))
        .withMessageContaining(expected);
  }

  /** A model is untrusted: its options are no paths, and no arguments of a JVM. */
  @Test
  void settings_ofAHostileModel_areThoseOfTrainingAlone() throws Exception {
    TrainedModel model = ModelFile.read(trained("model", settings("data", "")));
    SortedMap<String, String> options = new TreeMap<>(model.provenance().options());
    options.putAll(
        Map.of(
            "fork", "/tmp/evil -javaagent:/tmp/evil.jar",
            "checkpointFile", "/tmp/x",
            "modelFile", "/tmp/x",
            "settings", "/tmp/x",
            "data", "/tmp/x"));
    written("hostile", model, options);
    Reproduction one = of(folder.resolve("hostile"), settings("data", ""));
    assertThat(one.settings().settings().texts().values())
        .noneMatch(text -> text.contains("/tmp/x") || text.contains("evil"));
    assertThat(one.obstacles()).anyMatch(line -> line.matches(" {2}fork +/tmp/evil .* none"));
  }

  @Test
  void reproduction_ofATextTooLongToRecord_takesItFromHere() throws Exception {
    List<String> names =
        IntStream.range(0, 60).mapToObj("a_column_of_a_long_name_%02d"::formatted).toList();
    List<String> rows =
        IntStream.range(0, 40)
            .mapToObj(row -> (row % 7 + ",").repeat(60) + (row % 2 == 0 ? "a" : "b"))
            .toList();
    Tables.write(folder.resolve("data.csv"), String.join(",", names) + ",kind", rows);
    String columns = "target=kind; columns=" + String.join(":number, ", names) + ":number";
    Path model = trained("model", settings("data.csv", columns));
    Reproduction one = of(model, settings("data.csv", columns));
    assertThat(one.note().orElseThrow()).contains("not recorded", "nn.columns=a_column");
    assertThat(failure(one)).isEmpty();
    assertThat(of(model, settings("data.csv", "")).obstacles())
        .anyMatch(line -> line.startsWith("  columns "));
  }
}
