package dev.nnmaven.trainer.curves;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.Provenance.TrainingData;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.figures.TrainingHistory.Epoch;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.recipe.Facts;
import dev.nnmaven.trainer.testing.Epochs;
import dev.nnmaven.trainer.testing.Evaluations;
import dev.nnmaven.trainer.testing.Written;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Advice on curves of real trainings, and what came of following it. The data are penguins and
 * letters of this project, and invented: waves are two classes like a chess board, flipped has
 * three in ten rows of the wrong class, hills has a number with noise.
 */
class CurveAdviceTest {

  private static final Path CURVES = Path.of("src/test/resources/curves");

  /**
   * A recorded training. Where it has no validation examples, its held-out ones stand for them,
   * which were not trained on either.
   */
  private record Recorded(List<String> lines) {

    static Recorded of(String curve) throws IOException {
      return new Recorded(Files.readAllLines(CURVES.resolve(curve + ".txt")));
    }

    String said(String name) {
      return lines.stream()
          .filter(line -> line.startsWith(name + " "))
          .map(line -> line.substring(name.length() + 1))
          .findFirst()
          .orElse("");
    }

    List<Epoch> epochs() {
      List<String> rows = lines.stream().filter(line -> line.matches("[0-9].*")).toList();
      List<Epoch> epochs = new ArrayList<>();
      for (int e = 0; e < rows.size(); e++) {
        String[] cells = rows.get(e).split(",", -1);
        double other = Double.parseDouble(isValidated() ? cells[1] : cells[2]);
        epochs.add(Epochs.of(e + 1, Double.parseDouble(cells[0]), null, null, other, null, null));
      }
      return epochs;
    }

    private boolean isValidated() {
      return said("options").contains("validationFraction");
    }

    /** Number of examples that the training is made of, those that stand for others included. */
    private int examples() {
      int training = Integer.parseInt(said("trainingImages"));
      return isValidated() ? training : training + heldOutExamples();
    }

    private int heldOutExamples() {
      return Integer.parseInt(said("heldOut").replaceFirst("\\d+ of ", "").split("[ ,]", 2)[0]);
    }

    /** Metrics as they were recorded, as if there were two classes. */
    private static Metrics metrics(String text) {
      double[] numbers =
          Arrays.stream(text.replace("R2", "").split("[^0-9.-]+", -1))
              .filter(part -> !part.isEmpty())
              .mapToDouble(Double::parseDouble)
              .toArray();
      if (text.contains("RMSE")) {
        return new RegressionMetrics(
            (int) numbers[0], numbers[3], numbers[1], 0, OptionalDouble.of(numbers[2]), 0, 0);
      }
      int half = (int) numbers[0] / 2;
      int wrong = (int) (numbers[1] - numbers[0]);
      int[][] counts = {{half, wrong / 2}, {wrong - wrong / 2, (int) numbers[0] - half}};
      return Evaluations.ofCounts(numbers[3], counts);
    }

    /** Of heldOut, training or followedHeldOut. */
    Metrics metricsOf(String name) {
      return metrics(said(name));
    }

    LearningCurves<?> curves() throws Exception {
      Metrics training = metricsOf("training");
      Task<?> task =
          training instanceof RegressionMetrics
              ? RegressionTask.fit("y", new double[] {0, 1})
              : new ClassificationTask(List.of("a", "b"));
      Map<String, String> settings = settings(said("settings"), " ");
      int inputs = settings.containsKey("network") ? 2 : 6;
      String told = said("options");
      TreeMap<String, String> options =
          new TreeMap<>(settings(told.substring(1, told.length() - 1), ", "));
      if (!isValidated()) {
        options.put("validationFraction", Double.toString((double) heldOutExamples() / examples()));
      }
      SettingsReader network = Written.reader("network", settings.get("network"));
      TrainedModel model =
          new TrainedModel(
              NetworkParser.parse(network).build(Shape.flat(inputs), "rows", task),
              task,
              new ImagePreprocessing(inputs, 1, Normalization.SCALE, PixelOrder.ROWS),
              new Provenance(
                  "test",
                  options,
                  new TrainingData("0".repeat(64), examples()),
                  new HeldOut.Folder()));
      return curves(
          new TrainingHistory(epochs(), Integer.parseInt(said("kept")), List.of(), null, null, ""),
          model,
          Measure.of(task, Unit.IMAGE),
          training);
    }

    @SuppressWarnings("unchecked") // what was recorded is of the task
    private <M extends Metrics> LearningCurves<M> curves(
        TrainingHistory history, TrainedModel model, Measure<M> measure, Metrics training) {
      return new LearningCurves<>(
          history,
          model,
          measure,
          Optional.of((M) training),
          Optional.of((M) metricsOf("heldOut")));
    }
  }

  private static Map<String, String> settings(String text, String separator) {
    return Arrays.stream(text.split(separator, -1))
        .map(setting -> setting.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private static double error(Metrics metrics) {
    return metrics instanceof RegressionMetrics numbers
        ? numbers.rmse()
        : 1 - ((ClassificationMetrics) metrics).accuracy();
  }

  static List<String> curves() throws IOException {
    try (Stream<Path> files = Files.list(CURVES)) {
      return files.map(file -> file.getFileName().toString().replace(".txt", "")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("curves")
  void of_realCurve_isWhatHelped(String curve) throws Exception {
    Recorded recorded = Recorded.of(curve);
    Optional<CurveAdvice> advice = CurveAdvice.of(recorded.curves());
    assertThat(advice.isPresent()).isEqualTo(!recorded.said("advice").isEmpty());
    if (advice.isPresent()) {
      assertThat(advice.get().change()).contains(recorded.said("advice"));
      Metrics followed = recorded.metricsOf("followedHeldOut");
      assertThat(error(followed)).isLessThan(error(recorded.metricsOf("heldOut")));
      assertThat(followed.loss()).isLessThan(recorded.metricsOf("heldOut").loss());
    }
  }

  /** Followed, it keeps the network that was trained, pools and all. */
  @ParameterizedTest
  @CsvSource({
    "tuned, rows.csv, '128 relu dropout(0.3) l2(0.01), 64 relu dropout(0.3) l2(0.01), output l2(0.01)'",
    "tuned, src, 'conv(16,5x5) relu l2(0.01), maxPool(2), conv(32,3x3) relu l2(0.01), maxPool(2), conv(64,3x3) relu l2(0.01), maxPool(2), 128 relu dropout(0.3) l2(0.01), output l2(0.01)'",
    "plain, rows.csv, '100 relu l2(0.01), output l2(0.01)'",
    "plain, src, '100 relu l2(0.01), output l2(0.01)'"
  })
  void penalized_ofAModelWithoutSettings_canBePastedAsItIs(
      String recipe, String data, String expected) throws Exception {
    Settings settings = Settings.of(Map.of("recipe", recipe, "data", data));
    Unit unit = data.equals("src") ? Unit.IMAGE : Unit.ROW;
    Shape shape = new Shape(28, 28, 1);
    Facts facts = new Facts(unit, 100, shape, 0, 2);
    Task<?> task = new ClassificationTask(List.of("a", "b"));
    Network network =
        settings.read(TrainingJob::parse).decided(facts).network().build(shape, "examples", task);
    String argument = CurveAdvice.penalized(network).orElseThrow();
    assertThat(argument).isEqualTo("nn.network=\"" + expected + "\"");
    Settings pasted = settings.with("network", expected);
    Network penalized =
        pasted.read(TrainingJob::parse).decided(facts).network().build(shape, "examples", task);
    assertThat(penalized.toString().replaceAll("[+ ]l2\\(0.01\\)", ""))
        .isEqualTo(network.toString());
    assertThat(CurveAdvice.penalized(penalized)).isEmpty();
  }

  /** A model may come from anywhere. */
  @ParameterizedTest
  @ValueSource(strings = {"TOO_FEW_NEURONS", "OVERFITTING"})
  void of_modelWithOptionsThatMakeNoSense_isNone(String curve) throws Exception {
    assertThat(CurveAdvice.of(withOptions(Recorded.of(curve).curves(), "half", "many"))).isEmpty();
  }

  private static <M extends Metrics> LearningCurves<M> withOptions(
      LearningCurves<M> curves, String fraction, String batch) {
    TrainedModel model = curves.model();
    TreeMap<String, String> options = new TreeMap<>(model.provenance().options());
    options.put("validationFraction", fraction);
    options.put("batchSize", batch);
    Provenance provenance =
        new Provenance(
            "test", options, new TrainingData("0".repeat(64), 100), new HeldOut.Folder());
    return new LearningCurves<>(
        curves.history(),
        new TrainedModel(model.network(), model.task(), model.preprocessing(), provenance),
        curves.measure(),
        curves.training(),
        curves.heldOut());
  }
}
