package dev.nnmaven.trainer.job;

import static dev.nnmaven.trainer.testing.TinyRun.images;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.initializer.builtin.Uniform;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.optimizer.ClipNorm;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.TrainingDivergedException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.Split;
import dev.nnmaven.trainer.job.TrainingRun.Outcome;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.testing.Written;
import dev.nnmaven.trainer.text.Formats;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingRunTest {

  @TempDir Path folder;

  private DataSettings settings;

  @BeforeEach
  void draw() throws Exception {
    Path data = folder.resolve("data");
    Images.grey(4, 3, "A", "B").draw(data, 10, 1);
    settings = TinyRun.settings(data, null, null);
  }

  private TrainingRun<ClassificationMetrics> run(String list) throws Exception {
    return TinyRun.of(settings, list);
  }

  private TrainingRun<ClassificationMetrics> from(Path initialWeights) throws Exception {
    return TinyRun.written(settings, Written.list("epochs=0"), Optional.of(initialWeights));
  }

  private static Outcome<ClassificationMetrics> train(TrainingRun<ClassificationMetrics> run)
      throws Exception {
    return run.train(MemberWatch.none());
  }

  private Path weightsOf(Network network) throws Exception {
    Path file = folder.resolve("w.net");
    WeightsText.write(file, network);
    return file;
  }

  @Test
  void train_heldOutEachEpoch_measuresItAndEndsWithTheSameWeights() throws Exception {
    DataSettings eachEpoch =
        DataSettings.parse(
            Written.reader("data", folder.resolve("data"), "heldOutEachEpoch", "true"));
    for (String list : List.of("epochs=3", "epochs=3; validationFraction=0.25")) {
      Outcome<ClassificationMetrics> once = train(run(list));
      Outcome<ClassificationMetrics> each = train(TinyRun.of(eachEpoch, list));
      assertThat(each.result().epochs()).allMatch(epoch -> epoch.heldOut().isPresent());
      assertThat(each.metrics().heldOut()).isEqualTo(each.result().kept().orElseThrow().heldOut());
      assertThat(each.metrics().heldOut().orElseThrow().loss())
          .isEqualTo(once.metrics().heldOut().orElseThrow().loss());
      assertThat(weights(each)).isEqualTo(weights(once));
    }
  }

  /** More than the header of a model file may have, which is known before the first epoch. */
  @Test
  void prepare_wordsThatNoModelFileHolds_areRefused() throws Exception {
    String word = "中".repeat(990);
    Path table =
        Tables.write(
            folder.resolve("words.csv"),
            "word,kind",
            IntStream.range(0, 6000).mapToObj(i -> i + word + "," + "AB".charAt(i % 2)).toList());
    String list = "data=" + table + "; target=kind; columns=word:category; testFraction=0";
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> TinyRun.ofRows(Written.list(list)))
        .withMessageMatching(
            "the model could not be written: the header takes 17\\d{6} bytes, expected at most .*"
                + "; nn.columns=x:ignore skips a column x of long texts");
  }

  @Test
  void prepare_moreClassesThanANetworkTells_isRefused() throws Exception {
    Path table =
        Tables.write(
            folder.resolve("ids.csv"),
            "x,kind",
            IntStream.rangeClosed(0, 10_000).mapToObj(i -> i % 7 + ",kind" + i).toList());
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> TinyRun.ofRows(Written.of("data", table, "target", "kind")))
        .withMessage(table + ": the target kind has 10001 classes, expected at most 10000");
  }

  /** All of the same shapes: they would go on as another function. */
  @ParameterizedTest
  @CsvSource({
    "'12 relu', '12 tanh'",
    "'12 relu', '12 leakyRelu(0.1)'",
    "'conv(2, 3x3) relu, maxPool(2)', 'conv(2, 3x3) relu, avgPool(2)'",
    "'conv(4, 1x1), maxPool(2)', 'conv(4, 1x1), maxPool(2, stride=1)'"
  })
  void prepare_initialWeightsOfOtherLayers_areRefused(String its, String wanted) throws Exception {
    Path model = folder.resolve("model.safetensors");
    ModelFile.write(model, run("network=" + its).model());
    Optional<Path> file = Optional.of(model);
    TinyRun.written(
        settings, Written.of("network", its + " dropout(0.2)"), file); // a regularizer may change
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> TinyRun.written(settings, Written.of("network", wanted), file))
        .withMessageContaining("but the configured network is")
        .withMessageEndingWith("configure the same layers");
  }

  /** A table, and settings to go on learning from a model of it. */
  private Settings goesOn(Path table, String target) throws Exception {
    Path model = folder.resolve("flowers.safetensors");
    ModelFile.write(model, TinyRun.ofRows(Written.of("data", table, "target", target)).model());
    Settings goesOn = Written.of("data", table, "target", target, "initialWeights", model);
    assertThat(TinyRun.ofRows(goesOn).initialWeightsSha256()).hasValue(Sha256.of(model));
    return goesOn;
  }

  private static void refusedRows(Settings settings, String expected) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> TinyRun.ofRows(settings))
        .withMessageMatching("nn\\.initialWeights: .*flowers.safetensors: the model " + expected);
  }

  @Test
  void prepare_initialWeightsOfOtherRows_namesTheColumns() throws Exception {
    Path table = Tables.write(folder.resolve("flowers.csv"), Tables.HEADER, Tables.flowers(60, 1));
    Settings numbers = goesOn(table, "weight");
    refusedRows(
        numbers.with("target", "kind"),
        "predicts a number, weight \\(mean [0-9.]+, standard deviation [0-9.]+\\), but the"
            + " data has classes; training can continue only with the same target");
    refusedRows(numbers.with("target", "length"), "prepares length, weight in another way.*");
    Settings classes = goesOn(table, "kind");
    Tables.write(table, Tables.HEADER, Tables.flowers(60, 2));
    refusedRows(classes, "prepares length, weight, width in another.*");
  }

  /** Loss of the training rows and of the held-out ones: numbers never change. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          target=kind; epochs=3; numbers=robust | 0.8379 0.8587
          target=weight; epochs=3; optimizer=adam; validationFraction=0.2; columns=kind:ignore | 0.5037 0.6591
          """)
  void train_rows_hasTheLossesOfEarlierVersions(String list, String expected) throws Exception {
    Path table = Tables.write(folder.resolve("some.csv"), Tables.HEADER, Tables.flowers(60, 1));
    Outcome<?> outcome =
        TinyRun.ofRows(Written.list("data=" + table + "; " + list)).train(MemberWatch.none());
    assertThat(
            Formats.loss(outcome.metrics().training().loss())
                + " "
                + Formats.loss(outcome.metrics().heldOut().orElseThrow().loss()))
        .isEqualTo(expected);
  }

  /** What the model is chosen by is part of the training data: a release was not judged on it. */
  @Test
  void train_validated_trainsOnTheOthersAndKnowsAll() throws Exception {
    TrainingRun<ClassificationMetrics> run = run("epochs=30; validationFraction=0.25; patience=2");
    Split split = run.data().validation().orElseThrow();
    assertThat(images(split.heldOut()))
        .isEqualTo(images(run.data().training().split(new BigDecimal("0.25")).heldOut()));
    assertThat(images(split.heldOut()).images())
        .isNotEmpty()
        .doesNotContainAnyElementsOf(images(run.data().heldOut().orElseThrow()).images())
        .doesNotContainAnyElementsOf(images(run.data().trainedOn()).images());
    Outcome<ClassificationMetrics> outcome = train(run);
    EpochResult<ClassificationMetrics> kept = outcome.result().kept().orElseThrow();
    assertThat(outcome.metrics().training().total()).isEqualTo(12);
    assertThat(kept.validation().orElseThrow().total()).isEqualTo(4);
    assertThat(kept.heldOut()).isEmpty();
    assertThat(outcome.metrics().heldOut().orElseThrow().total()).isEqualTo(4);
    Provenance provenance = outcome.model().provenance();
    assertThat(provenance.training().samples()).isEqualTo(16);
    assertThat(provenance.training().sha256()).isEqualTo(run.data().training().fingerprint());
    assertThat(provenance.options())
        .containsEntry("validationFraction", "0.25")
        .containsEntry("keep", "best")
        .containsEntry("monitor", "loss")
        .containsEntry("patience", "2");
    EvaluationRun evaluation = EvaluationRun.prepare(outcome.model(), settings);
    assertThat(
            evaluation
                .evaluate(evaluation.model().task(), evaluation.trainedOn())
                .orElseThrow()
                .loss())
        .isEqualTo(outcome.metrics().training().loss());
    assertThat(evaluation.predict(evaluation.measure()).evaluation().loss())
        .isEqualTo(outcome.metrics().heldOut().orElseThrow().loss());
  }

  /** The evaluation finds the same images again, by what the model has recorded. */
  @Test
  void train_validatedWithGroups_keepsThemTogether() throws Exception {
    String groups = "\\d(?=[.]png)";
    DataSettings grouped =
        DataSettings.parse(Written.reader("data", folder.resolve("data"), "groups", groups));
    TrainingRun<ClassificationMetrics> run =
        TinyRun.of(grouped, "epochs=3; validationFraction=0.25; seed=3; groups=" + groups);
    Split split = run.data().validation().orElseThrow();
    assertThat(images(split.heldOut()))
        .isNotEqualTo(images(run.data().training().split(new BigDecimal("0.25")).heldOut()));
    Outcome<ClassificationMetrics> outcome = train(run);
    Examples trainedOn = EvaluationRun.prepare(outcome.model(), grouped).trainedOn().orElseThrow();
    assertThat(images(trainedOn).images())
        .extracting(LabeledImage::name)
        .isEqualTo(images(split.training()).images().stream().map(LabeledImage::name).toList());
  }

  @Test
  void prepare_tooFewToValidate_namesTheParameter() {
    DataSettings most = TinyRun.settings(folder.resolve("data"), null, "0.9");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> TinyRun.of(most, "validationFraction=0.5"))
        .withMessageStartingWith(
            "nn.validationFraction: class A has too few different images to hold some out (1)");
  }

  @Test
  void train_smoothingWeightsAndClipping_areTrainedWithAndTold() throws Exception {
    TrainingRun<ClassificationMetrics> run =
        run(
            "epochs=2; loss=crossEntropy labelSmoothing(0.1); classWeights=B:2.5; optimizer=SGD clipNorm(0.5)");
    assertThat(run.options().targets()).isEqualTo(new TargetOptions(0.1f, List.of(1f, 2.5f)));
    assertThat(run.options().clipNorm()).isEqualTo(new ClipNorm(0.5f));
    Outcome<ClassificationMetrics> outcome = train(run);
    assertThat(outcome.model().provenance().options())
        .containsEntry("loss", "crossEntropy labelSmoothing(0.1)")
        .containsEntry("classWeights", "B:2.5")
        .containsEntry("optimizer", "gradientDescent clipNorm(0.5)");
    assertThat(weights(outcome)).isNotEqualTo(weights(train(run("epochs=2"))));
  }

  private static float[] weights(Outcome<ClassificationMetrics> outcome) {
    return outcome.model().network().parameters().get(0).toArray();
  }

  @Test
  void train_augmentation_changesTheModelThatRemembersIt() throws Exception {
    Outcome<ClassificationMetrics> plain = train(run("epochs=2"));
    Outcome<ClassificationMetrics> none = train(run("epochs=2; augmentation=none"));
    Outcome<ClassificationMetrics> other = train(run("epochs=2; augmentation=Shift + noise(0)"));
    assertThat(none.model().provenance()).isEqualTo(plain.model().provenance());
    assertThat(weights(none)).isEqualTo(weights(plain));
    assertThat(other.model().provenance().options())
        .containsEntry("augmentation", "shift(2)+noise(0)");
    assertThat(weights(other)).isNotEqualTo(weights(plain));
    // A part that does nothing does not keep the others from their streams.
    assertThat(weights(train(run("epochs=2; augmentation=shift(2)")))).isEqualTo(weights(other));
  }

  @Test
  void prepare_initialWeights_areThoseOfTheFileOrModel() throws Exception {
    Network drawn = run("epochs=0").network();
    drawn.initialize(new Uniform(), RandomStream.of(99));
    assertGoesOn(weightsOf(drawn), drawn);
    TrainingRun<ClassificationMetrics> trained = run("epochs=2");
    assertGoesOn(model(trained), trained.network());
  }

  private void assertGoesOn(Path file, Network expected) throws Exception {
    TrainingRun<ClassificationMetrics> run = from(file);
    assertThat(Networks.numbers(run.network())).containsExactly(Networks.numbers(expected));
    assertThat(train(run).model().provenance().options())
        .containsEntry("initialWeightsSha256", Sha256.of(file))
        .doesNotContainKey("initializer");
  }

  private Path model(TrainingRun<ClassificationMetrics> run) throws Exception {
    Path file = folder.resolve("model.safetensors");
    ModelFile.write(file, train(run).model());
    return file;
  }

  private void assertRefused(Path data, Settings written, Path model, String why) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () -> TinyRun.written(TinyRun.settings(data, null, null), written, Optional.of(model)))
        .withMessage("nn.initialWeights: " + model + ": " + why);
  }

  @Test
  void prepare_initialWeightsOfAnotherModel_saysHowItDiffers() throws Exception {
    Path text = Files.writeString(folder.resolve("w.net"), "[[1, 2], [3, 4]]\n[5, 6]\n");
    assertRefused(
        folder.resolve("data"),
        Written.of(),
        text,
        "the weights are for a network of 2,2, but the configured one is 12,100,2; configure layers"
            + " 2,2, or write weights for 12,100,2 (nn:init does)");
    Path model = model(run("epochs=0"));
    Settings epochs = Written.of("epochs", "0");
    Path more = folder.resolve("more");
    Images.grey(4, 3, "A", "B", "C").draw(more, 10, 1);
    assertRefused(
        more,
        epochs,
        model,
        "the model knows 2 classes (A, B), but the data has 3 (A, B, C); training can"
            + " continue only with the same classes");
    assertRefused(
        folder.resolve("data"),
        Written.of("epochs", "0", "network", "9"),
        model,
        "the model is 12 → 100 relu → 2 linear, but the configured network is 12 → 9 relu → 2 linear;"
            + " configure the same layers");
    Path larger = folder.resolve("larger");
    Images.grey(5, 3, "A", "B").draw(larger, 10, 1);
    assertRefused(
        larger,
        epochs,
        model,
        "the model's preprocessing is 4 x 3 pixels by rows, nn.normalization=scale,"
            + " nn.scaling=refuse, nn.background=white, but 5 x 3 pixels by rows,"
            + " nn.normalization=scale, nn.scaling=refuse, nn.background=white is configured");
  }

  @Test
  void train_errorsThatNoFloatHolds_saysThatItDiverged() throws Exception {
    List<String> rows = IntStream.range(0, 60).mapToObj(i -> i * 7 % 60 + "," + i + "e30").toList();
    String plain =
        "recipe=plain; target=y; loss=huber(1); validationFraction=0.3; epochs=1; learningRate=1e6; data=";
    Settings settings = Written.list(plain + Tables.write(folder.resolve("t.csv"), "x,y", rows));
    TrainingRun<?> run = TinyRun.ofRows(settings);
    assertThatExceptionOfType(TrainingDivergedException.class)
        .isThrownBy(() -> run.train(MemberWatch.none()))
        .withMessageContaining("the finished network's errors are not finite");
  }

  @Test
  void train_initialWeightsTooLargeToComputeWith_saysThatItDiverged() throws Exception {
    Network huge = run("epochs=0").network();
    TinyRun.makeHuge(huge);
    TrainingRun<ClassificationMetrics> run = from(weightsOf(huge));
    assertThatExceptionOfType(TrainingDivergedException.class)
        .isThrownBy(() -> train(run))
        .withMessageContaining("the finished network's loss is ");
  }
}
