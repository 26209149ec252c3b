package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.DataLocations;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.ImageSettings;
import dev.nnmaven.trainer.config.NamePattern;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.SplitRule;
import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.config.ValidationSettings;
import dev.nnmaven.trainer.data.DataSource;
import dev.nnmaven.trainer.data.DataSource.Found;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.Folds;
import dev.nnmaven.trainer.data.ImageSource;
import dev.nnmaven.trainer.data.RowSource;
import dev.nnmaven.trainer.data.Split;
import dev.nnmaven.trainer.measure.Answers;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.measure.RegressionMeasure;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Evaluation of a model on test examples, as recorded in the model.
 *
 * @param training training examples, if exactly these are available
 */
public record EvaluationRun(
    TrainedModel model,
    Examples examples,
    String place,
    Optional<Examples> training,
    List<String> warnings)
    implements Answered {

  /**
   * Loads the examples.
   *
   * @throws ConfigurationException if the settings and the model contradict each other
   * @throws DatasetException if the images cannot be used
   */
  public static EvaluationRun prepare(TrainedModel model, DataSettings settings)
      throws ConfigurationException, DatasetException, IOException {
    HeldOut heldOut = model.provenance().heldOut();
    return heldOut instanceof HeldOut.Fraction fraction
        ? onFraction(model, fraction, settings)
        : onFolder(model, heldOut, settings);
  }

  private static EvaluationRun onFraction(
      TrainedModel model, HeldOut.Fraction trained, DataSettings settings)
      throws ConfigurationException, DatasetException, IOException {
    String fraction = Numbers.plain(trained.fraction());
    if (settings.test().isPresent()) {
      throw new ConfigurationException(
          "The model was trained with nn.testFraction=%s, so a part of its own data is test"
              + " data, but this evaluation has test data in %s. Train with the same"
              + " nn.testData, or evaluate without it.",
          fraction, settings.test().get());
    }
    requireSame("testFraction", fraction, Numbers.plain(settings.fraction()));
    Map<String, String> options = model.provenance().options();
    if (settings.places().isTable()) {
      requireSame(
          "split",
          options.getOrDefault(SplitRule.OPTION, SplitRule.DEFAULT.specification()),
          settings.table().split().specification());
    }
    Optional<String> groups = Optional.ofNullable(options.get(Parameters.GROUPS.name()));
    if (groups.isPresent() && !settings.places().isTable()) {
      String here = settings.groups().map(Pattern::pattern).orElse("none");
      requireSame("groups", groups.get(), here);
    }
    Found all = source(model, settings).training(settings.training());
    if (!all.examples().fingerprint().equals(trained.folderSha256())) {
      throw new DatasetException(
          "The data in %s has changed since training, so the test data cannot be determined. Run"
              + " nn:train again.",
          settings.training());
    }
    Split split =
        LoadedData.split(
            "testFraction",
            all.examples(),
            all.warnings(),
            trained.fraction(),
            groups.flatMap(any -> settings.groups()));
    return new EvaluationRun(
        model,
        split.heldOut(),
        "the test data (%s of %s)"
            .formatted(Numbers.percent(trained.fraction()), settings.training()),
        Optional.of(split.training()),
        LoadedData.warnings(settings, List.of(), all));
  }

  /** A model file must not choose what it is judged on: the settings do, or their defaults. */
  private static void requireSame(String parameter, String trained, String here)
      throws ConfigurationException {
    if (!here.equals(trained)) {
      throw new ConfigurationException(
          "The model was trained with nn.%1$s=%2$s, but this evaluation has nn.%1$s=%3$s, so the"
              + " two hold out different test data. Set the same nn.%1$s for both goals (a property,"
              + " or the plugin's <configuration> outside of <executions>), or train again.",
          parameter, SafeText.text(trained), SafeText.text(here));
    }
  }

  private static EvaluationRun onFolder(TrainedModel model, HeldOut heldOut, DataSettings settings)
      throws ConfigurationException, DatasetException, IOException {
    if (settings.test().isEmpty()) {
      String trained =
          !model.provenance().training().areKnown()
              ? "elsewhere (nn:import), so it needs separate test data"
              : heldOut instanceof HeldOut.Folder
                  ? "with separate test data"
                  : "with nn.testFraction=0, on all data";
      throw new ConfigurationException(
          "The model was trained %s, but this evaluation has no test data: %s. Set nn.testData.",
          trained, whyNoTest(settings.training()));
    }
    Path folder = settings.test().get();
    Found test = source(model, settings).test(folder, model);
    LoadedData.requireOthers(test, folder, model.provenance().training().sha256());
    List<String> warnings = LoadedData.warnings(settings, List.of(), test);
    Optional<Examples> training = training(model, settings, warnings);
    return new EvaluationRun(model, test.examples(), folder.toString(), training, warnings);
  }

  private static String whyNoTest(Path data) {
    return Files.isRegularFile(data)
        ? "nn.data is one file (%s)".formatted(data)
        : "no \"test\" (a folder or .csv) beside \"train\" in %s%s"
            .formatted(data, Files.exists(data) ? "" : ", which " + FileProblem.missing(data));
  }

  /** A source with the preprocessing of the model's training. */
  private static DataSource source(TrainedModel model, DataSettings settings)
      throws ConfigurationException {
    requireKind(model, settings.places());
    requireTarget(model, settings.table().target());
    return settings.places().isTable()
        ? new RowSource(settings.table(), Optional.of(model))
        : new ImageSource(
            settings.tolerated(), ImageSettings.of(model.preprocessing(ImagePreprocessing.class)));
  }

  /** Throws if the data is images and the model of rows, or the other way round. */
  static void requireKind(TrainedModel model, DataLocations places) throws ConfigurationException {
    boolean isOfRows = Unit.of(model.preprocessing()) == Unit.ROW;
    if (isOfRows != places.isTable()) {
      throw new ConfigurationException(
          "The model was trained on %s, but nn.data is %s (%s).",
          isOfRows ? "a table" : "images", isOfRows ? "none" : "a table", places.training());
    }
  }

  /** Throws if the model predicts another column than the settings say. */
  private static void requireTarget(TrainedModel model, Optional<String> wanted)
      throws ConfigurationException {
    Optional<String> found =
        model.task() instanceof RegressionTask regression
            ? Optional.of(regression.target())
            : Optional.ofNullable(model.provenance().options().get(TableSettings.TARGET));
    if (wanted.isPresent() && found.isPresent() && !wanted.equals(found)) {
      throw new ConfigurationException(
          "The model predicts %s, but nn.target is %s. Train it again (nn:train).",
          SafeText.text(found.get()), SafeText.text(wanted.get()));
    }
  }

  /** Training examples, if available; an evaluation does not need them. */
  private static Optional<Examples> training(
      TrainedModel model, DataSettings settings, List<String> warnings)
      throws ConfigurationException, IOException {
    if (!model.provenance().training().areKnown()) {
      warnings.add(
          "the model was trained elsewhere (nn:import), so it is not known here whether it has seen"
              + " the test images");
      return Optional.empty();
    }
    if (!Files.exists(settings.training())
        || Files.isDirectory(settings.training()) == settings.places().isTable()) {
      return Optional.empty();
    }
    String examples = settings.places().unit().many();
    try {
      Examples found = source(model, settings).training(settings.training()).examples();
      if (found.fingerprint().equals(model.provenance().training().sha256())) {
        return Optional.of(found);
      }
      warnings.add(
          ("the %1$s in %2$s are not the model's training data, so leaks of test %1$s"
                  + " were not checked")
              .formatted(examples, settings.training()));
    } catch (DatasetException e) {
      warnings.add(
          "the training %s are not fit to compare with: %s".formatted(examples, e.getMessage()));
    }
    return Optional.empty();
  }

  /** Metrics of the model's task. */
  @Override
  public Measure<?> measure() {
    return Measure.of(model.task(), examples.unit());
  }

  /**
   * Runs the model on all examples.
   *
   * @throws ConfigurationException if its weights are too large to compute with, or its scale does
   *     not distinguish the numbers
   * @throws DatasetException if an example does not fit it
   */
  @Override
  public <M extends Metrics> Answers<M> predict(Measure<M> measure)
      throws ConfigurationException, DatasetException {
    Samples samples = samples(examples);
    if (measure instanceof RegressionMeasure numbers) {
      requireScale(numbers.task(), samples);
    }
    try (Evaluator evaluator = new Evaluator(model.ensemble(), ComputeOptions.fastest())) {
      Answers<M> answers = evaluator.evaluate(samples, measure.tally(samples::number));
      requireFinite("loss", answers.evaluation().loss());
      Double error = Score.RMSE.of(answers.evaluation());
      requireFinite("root mean squared error", error == null ? 0 : error);
      return answers;
    }
  }

  private void requireScale(RegressionTask task, Samples samples) throws ConfigurationException {
    if (!TargetScale.tellsApart(
        task, IntStream.range(0, samples.size()).mapToDouble(samples::number).toArray())) {
      throw new ConfigurationException(
          "The model cannot be evaluated: its scale of %s (mean %s, standard deviation %s) makes"
              + " different numbers of %s equal, or nearly so. If numbers of training rows are"
              + " that much larger, evaluate on rows like these, or predict the logarithm;"
              + " otherwise train it again (nn:train).",
          SafeText.text(task.target()),
          FloatText.of(task.scale().mean()),
          FloatText.of(task.scale().deviation()),
          place);
    }
  }

  private void requireFinite(String what, double error) throws ConfigurationException {
    if (!Double.isFinite(error)) {
      throw new ConfigurationException(
          "The model cannot be evaluated: its weights are so large that its %s on %s is %s. Train"
              + " it again with a lower learning rate (nn.learningRate).",
          what, place, error);
    }
  }

  /**
   * Examples that the weights were fitted to: the training examples without the validation
   * examples, unless the model was retrained on all.
   */
  @Override
  public Optional<Examples> trainedOn() {
    Map<String, String> options = model.provenance().options();
    String fraction = options.get(ValidationSettings.FRACTION);
    boolean isRefitted = options.containsKey(ValidationSettings.REFIT);
    if (fraction == null || isRefitted || training.isEmpty()) {
      return training;
    }
    try {
      Optional<Pattern> groups =
          Optional.ofNullable(options.get(Parameters.GROUPS.name())).map(NamePattern::of);
      return Optional.of(Folds.holdOut(training.get(), Numbers.share(fraction), groups).training());
    } catch (DatasetException | IllegalArgumentException e) {
      return Optional.empty(); // no model was trained so, whatever the file says
    }
  }

  /** Evaluates the model on other examples, if available. */
  public <M extends Metrics> Optional<M> evaluate(Task<M> task, Optional<Examples> some)
      throws DatasetException {
    return some.isEmpty()
        ? Optional.empty()
        : Optional.of(Evaluator.evaluate(model.ensemble(), task, samples(some.get())));
  }

  private Samples samples(Examples some) throws DatasetException {
    return some.samples(model.preprocessing(), model.task());
  }
}
