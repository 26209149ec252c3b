package dev.nnmaven.trainer.curves;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.figures.TrainingHistory.Epoch;
import dev.nnmaven.trainer.job.LoadedData;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.job.TrainingRun;
import dev.nnmaven.trainer.testing.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the trainings of {@link RealCurve}, and those that follow the advice, and records what they
 * come to: {@code java -cp (test class path) dev.nnmaven.trainer.curves.CurveRecorder
 * nn-trainer/src/test/resources/curves}, in the repository's folder; some minutes. The same files
 * on every machine, since training gives the same bits.
 */
final class CurveRecorder {

  private static final int LETTERS = 60;

  private final Path repository;
  private final Path folder;

  /**
   * Creates a recorder.
   *
   * @param folder for the data that it makes
   */
  CurveRecorder(Path repository, Path folder) {
    this.repository = repository;
    this.folder = folder;
  }

  /** Records all curves, or those that are named. */
  public static void main(String[] arguments) throws Exception {
    CurveRecorder recorder =
        new CurveRecorder(Path.of("").toAbsolutePath(), Files.createTempDirectory("curves"));
    List<String> names = List.of(arguments).subList(1, arguments.length);
    for (RealCurve curve : RealCurve.values()) {
      if (names.isEmpty() || names.contains(curve.name())) {
        Files.write(Path.of(arguments[0], curve.name() + ".txt"), recorder.record(curve));
      }
    }
  }

  /** Lines of a file: what was trained, what it came to, what following the advice came to. */
  List<String> record(RealCurve curve) throws Exception {
    TrainingRun.Outcome<?> outcome = train(curve.data, curve.settings);
    List<String> lines = new ArrayList<>();
    lines.add("data " + curve.data);
    lines.add("settings " + curve.settings);
    lines.add("options " + outcome.model().provenance().options());
    lines.add("kept " + outcome.result().keptEpoch());
    lines.add("trainingImages " + outcome.model().provenance().trainingImages());
    lines.add("training " + text(outcome.training()));
    lines.add("heldOut " + text(outcome.heldOut().orElseThrow()));
    if (!curve.followed.isEmpty()) {
      lines.add("followed " + curve.followed);
      String both = curve.settings + " " + curve.followed;
      lines.add("followedHeldOut " + text(train(curve.data, both).heldOut().orElseThrow()));
    }
    for (Epoch epoch : TrainingHistory.of(outcome.result()).epochs()) {
      lines.add(
          String.join(
              ",",
              figure(epoch.loss()),
              figure(epoch.validationLoss()),
              figure(epoch.heldOutLoss())));
    }
    return lines;
  }

  private static String figure(@Nullable Double figure) {
    return figure == null ? "" : String.format(Locale.ROOT, "%.4g", figure);
  }

  private static String text(Metrics metrics) {
    if (metrics instanceof RegressionMetrics numbers) {
      return String.format(
          Locale.ROOT,
          "%d rows, RMSE %.4f, R2 %.4f, loss %.4f",
          numbers.total(),
          numbers.rmse(),
          numbers.r2().orElseThrow(),
          numbers.loss());
    }
    ClassificationMetrics classes = (ClassificationMetrics) metrics;
    return String.format(
        Locale.ROOT,
        "%d of %d, accuracy %.4f, loss %.4f",
        classes.correct(),
        classes.total(),
        classes.accuracy(),
        classes.loss());
  }

  private TrainingRun.Outcome<?> train(String data, String settings) throws Exception {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("producer", "CurveRecorder");
    texts.put("recipe", "plain");
    texts.put("heldOutEachEpoch", "true");
    for (String setting : (data(data) + " " + settings).split(" ", -1)) {
      int equals = setting.indexOf('=');
      texts.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    Settings written = new Settings(texts, new Mistakes());
    TrainingJob job = TrainingJob.parse(written);
    written.mistakes().throwIfAny();
    return TrainingRun.prepare(job, LoadedData.load(job))
        .train(TrainingListener.none(), Checkpoints.none());
  }

  /** Settings that name the data, which is made if it is not there. */
  private String data(String name) throws IOException {
    Random random = new Random(8);
    return switch (name) {
      case "penguins" ->
          "data=" + repository.resolve("data/penguins.csv") + " target=species missing=indicator";
      case "letters" -> "data=" + letters();
      case "waves" -> // two classes like a chess board with round corners
          table(
              name,
              2000,
              2,
              random,
              (x, r) -> Math.sin(2.5 * x[0]) * Math.cos(2.5 * x[1]) > 0 ? "yes" : "no");
      case "flipped" -> // two classes of which three in ten are told wrongly
          table(
              name,
              1500,
              6,
              random,
              (x, r) -> x[0] + x[1] > 0 == r.nextDouble() >= 0.3 ? "yes" : "no");
      case "hills" -> // a number with noise
          table(
              name,
              800,
              6,
              random,
              (x, r) ->
                  String.format(
                      Locale.ROOT,
                      "%.4f",
                      3 * Math.sin(2 * x[0]) + x[1] * x[2] + 0.3 * r.nextGaussian()));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private String table(
      String name, int rows, int columns, Random random, BiFunction<double[], Random, String> y)
      throws IOException {
    Path file = folder.resolve(name + ".csv");
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      double[] x = random.doubles(columns, -2, 2).toArray();
      StringBuilder line = new StringBuilder();
      for (double number : x) {
        line.append(String.format(Locale.ROOT, "%.3f,", number));
      }
      lines.add(line + y.apply(x, random));
    }
    String header =
        String.join("", IntStream.range(0, columns).mapToObj(c -> "x" + c + ",").toList()) + "y";
    return "data=" + Tables.write(file, header, lines) + " target=y";
  }

  /** The first images of each letter. */
  private Path letters() throws IOException {
    Path copy = folder.resolve("letters");
    for (String part : List.of("train", "test")) {
      for (char letter = 'A'; letter <= 'J'; letter++) {
        Path from = repository.resolve("data").resolve(part).resolve(String.valueOf(letter));
        Path to = copy.resolve(part).resolve(String.valueOf(letter));
        if (Files.exists(to)) {
          continue;
        }
        Files.createDirectories(to);
        try (Stream<Path> images = Files.list(from)) {
          images.sorted().limit(LETTERS).forEach(image -> copy(image, to));
        }
      }
    }
    return copy;
  }

  private static void copy(Path image, Path to) {
    try {
      Files.copy(image, to.resolve(image.getFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
