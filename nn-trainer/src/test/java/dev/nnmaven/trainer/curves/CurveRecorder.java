package dev.nnmaven.trainer.curves;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.figures.TrainingHistory.Epoch;
import dev.nnmaven.trainer.job.MemberWatch;
import dev.nnmaven.trainer.job.TrainingRun;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.testing.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
          Stream.of(epoch.loss(), epoch.validationLoss(), epoch.heldOutLoss())
              .map(figure -> figure == null ? "" : String.format(Locale.ROOT, "%.4g", figure))
              .collect(Collectors.joining(",")));
    }
    return lines;
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
    String all = "producer=CurveRecorder heldOutEachEpoch=true " + data(data) + " " + settings;
    return TinyRun.ofRows(Written.list(all.replace(" ", "; "))).train(MemberWatch.none());
  }

  /** Settings that name the data, which is made if it is not there. */
  private String data(String name) throws IOException {
    return switch (name) {
      case "penguins" ->
          "data=" + repository.resolve("data/penguins.csv") + " target=species missing=indicator";
      case "letters" -> "data=" + letters();
      case "waves" -> table(name, 2000, 2, CurveRecorder::chessBoard);
      case "flipped" -> table(name, 1500, 6, CurveRecorder::wronglyTold);
      case "hills" -> table(name, 800, 6, CurveRecorder::noisyNumber);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Two classes like a chess board with round corners. */
  private static String chessBoard(double[] x, Random random) {
    return Math.sin(2.5 * x[0]) * Math.cos(2.5 * x[1]) > 0 ? "yes" : "no";
  }

  /** Two classes of which three in ten are told wrongly. */
  private static String wronglyTold(double[] x, Random random) {
    return x[0] + x[1] > 0 == random.nextDouble() >= 0.3 ? "yes" : "no";
  }

  private static String noisyNumber(double[] x, Random random) {
    double hills = 3 * Math.sin(2 * x[0]) + x[1] * x[2] + 0.3 * random.nextGaussian();
    return String.format(Locale.ROOT, "%.4f", hills);
  }

  private String table(String name, int rows, int columns, BiFunction<double[], Random, String> y)
      throws IOException {
    Random random = new Random(8);
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
    if (Files.exists(copy)) {
      return copy;
    }
    for (String part : List.of("train", "test")) {
      for (char letter = 'A'; letter <= 'J'; letter++) {
        Path from = repository.resolve("data").resolve(part).resolve(String.valueOf(letter));
        Path to = copy.resolve(part).resolve(String.valueOf(letter));
        Files.createDirectories(to);
        try (Stream<Path> images = Files.list(from)) {
          for (Path image : images.sorted().limit(LETTERS).toList()) {
            Files.copy(image, to.resolve(image.getFileName()));
          }
        }
      }
    }
    return copy;
  }
}
