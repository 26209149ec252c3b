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
import dev.nnmaven.trainer.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes the trainings of {@code src/test/resources/curves} again, and those that follow the advice
 * that they ought to get, and records what they come to: {@code java -cp (test class path)
 * dev.nnmaven.trainer.curves.CurveRecorder nn-trainer/src/test/resources/curves/NAME.txt}, in the
 * repository's folder. A new file has only its data, settings, and if it is to get some, advice and
 * what follows it. The same files on every machine, since training gives the same bits.
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

  /** Records the curves of these files. */
  public static void main(String[] files) throws Exception {
    CurveRecorder recorder =
        new CurveRecorder(Path.of("").toAbsolutePath(), Files.createTempDirectory("curves"));
    for (String file : files) {
      Files.write(Path.of(file), recorder.record(Files.readAllLines(Path.of(file))));
    }
  }

  /** Lines of a file: what was trained, what it came to, what following the advice came to. */
  List<String> record(List<String> before) throws Exception {
    String data = said(before, "data");
    String settings = said(before, "settings");
    TrainingRun.Outcome<?> outcome = train(data, settings);
    List<String> lines = new ArrayList<>(List.of("data " + data, "settings " + settings));
    String advice = said(before, "advice");
    if (!advice.isEmpty()) {
      lines.add("advice " + advice);
    }
    lines.add("options " + outcome.model().provenance().options());
    lines.add("kept " + outcome.result().keptEpoch());
    lines.add("trainingImages " + outcome.model().provenance().trainingImages());
    lines.add("training " + text(outcome.training()));
    lines.add("heldOut " + text(outcome.heldOut().orElseThrow()));
    String followed = said(before, "followed");
    if (!followed.isEmpty()) {
      lines.add("followed " + followed);
      String both = settings + " " + followed;
      lines.add("followedHeldOut " + text(train(data, both).heldOut().orElseThrow()));
    }
    for (Epoch epoch : TrainingHistory.of(outcome.result()).epochs()) {
      lines.add(
          Stream.of(epoch.loss(), epoch.validationLoss(), epoch.heldOutLoss())
              .map(figure -> figure == null ? "" : Texts.format("%.4g", figure))
              .collect(Collectors.joining(",")));
    }
    return lines;
  }

  /** What a line of that name says; nothing if there is none. */
  static String said(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }

  private static String text(Metrics metrics) {
    if (metrics instanceof RegressionMetrics numbers) {
      return Texts.format(
          "%d rows, RMSE %.4f, R2 %.4f, loss %.4f",
          numbers.total(), numbers.rmse(), numbers.r2().orElseThrow(), numbers.loss());
    }
    ClassificationMetrics classes = (ClassificationMetrics) metrics;
    return Texts.format(
        "%d of %d, accuracy %.4f, loss %.4f",
        classes.correct(), classes.total(), classes.accuracy(), classes.loss());
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
    return Texts.format("%.4f", hills);
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
        line.append(Texts.format("%.3f,", number));
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
