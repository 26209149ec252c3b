package dev.nnmaven.benchmarks;

import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.data.ColumnDrift;
import dev.nnmaven.trainer.data.DriftByChance;
import dev.nnmaven.trainer.data.RowExamples;
import dev.nnmaven.trainer.data.RowSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How often {@code nn.maxDrift=0} fails: of shuffled rows, whose columns are numbers, numbers of
 * few values, constants, numbers with gaps, and categories of 2 to 500 values; and of rows one
 * number of which is half a standard deviation larger in the test rows.
 */
public final class DriftLevels {

  private static final int SHAPES = 8;
  private static final int WORDS = 5; // and shapes after it
  private static final int SHUFFLES = 10;
  private static final double SHIFT = 0.5;

  private DriftLevels() {}

  /**
   * Runs.
   *
   * @param arguments number of tables of each size, 22 if there is none, and the most cells that a
   *     table has
   */
  public static void main(String[] arguments) throws Exception {
    int tables = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 22;
    int most = arguments.length > 1 ? Integer.parseInt(arguments[1]) : Integer.MAX_VALUE;
    Levels.head();
    for (int columns : new int[] {5, 50, 500}) {
      for (int rows : new int[] {100, 1_000, 10_000}) {
        if (columns * rows <= most) {
          shuffled(columns, rows, tables);
        }
      }
    }
    for (int shape = 0; shape < SHAPES; shape++) {
      alike(shape, tables);
    }
    shifted(tables);
  }

  private static void shuffled(int columns, int rows, int tables) throws Exception {
    Random random = new Random(31L * columns + rows);
    int failed = 0;
    for (int table = 0; table < tables; table++) {
      int first = random.nextInt(SHAPES);
      failed += failed(table(columns, rows, first, 1, random), rows, random);
    }
    Levels.print(
        "maxDrift fails without drift",
        "%d columns, %d rows".formatted(columns, rows),
        "5%",
        failed,
        tables * SHUFFLES);
  }

  /** Five columns of one shape. */
  private static void alike(int shape, int tables) throws Exception {
    Random random = new Random(shape);
    int failed = 0;
    for (int table = 0; table < tables; table++) {
      failed += failed(table(5, 1_000, shape, 0, random), 1_000, random);
    }
    Levels.print(
        "maxDrift fails without drift",
        "5 columns of %s, 1000 rows".formatted(name(shape)),
        "5%",
        failed,
        tables * SHUFFLES);
  }

  private static int failed(RowExamples all, int rows, Random random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
    int failed = 0;
    for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
      Collections.shuffle(order, random);
      failed += isBeyond(all, order) ? 1 : 0;
    }
    return failed;
  }

  private static void shifted(int tables) throws Exception {
    Random random = new Random(5);
    int seen = 0;
    for (int table = 0; table < tables * SHUFFLES; table++) {
      List<Integer> order = IntStream.range(0, 1_000).boxed().toList();
      seen += isBeyond(table(50, 1_000, 0, 0, random), order) ? 1 : 0;
    }
    Levels.print(
        "maxDrift fails",
        "half a deviation in one of 50 columns, 1000 rows",
        "90%",
        seen,
        tables * SHUFFLES);
  }

  /** Whether test rows, the last fifth, are beyond what chance gives. */
  private static boolean isBeyond(RowExamples all, List<Integer> order) {
    int training = order.size() * 4 / 5;
    RowExamples before = all.of(order.subList(0, training));
    RowExamples now = all.of(order.subList(training, order.size()));
    double worst =
        ColumnDrift.of(before, now).stream().mapToDouble(ColumnDrift::beyondChance).max().orElse(0);
    return worst > DriftByChance.ofColumns(before, now);
  }

  /**
   * A table.
   *
   * @param first shape of its first column
   * @param step from a column's shape to that of the next; 0 for shifted numbers in the last fifth
   *     of the first
   */
  private static RowExamples table(int columns, int rows, int first, int step, Random random)
      throws Exception {
    List<String> lines = new ArrayList<>();
    StringJoiner head = new StringJoiner(",");
    IntStream.range(0, columns).forEach(column -> head.add("c" + column));
    lines.add(head.add("t").toString());
    for (int row = 0; row < rows; row++) {
      StringJoiner line = new StringJoiner(",");
      for (int column = 0; column < columns; column++) {
        boolean isShifted = step == 0 && first == 0 && column == 0 && row >= rows * 4 / 5;
        line.add(drawn((first + step * column) % SHAPES, isShifted ? SHIFT : 0, random));
      }
      lines.add(line.add(Double.toString(random.nextDouble())).toString());
    }
    Path file = Files.createTempFile("drift", ".csv");
    Files.write(file, lines);
    String categories =
        IntStream.range(0, columns)
            .filter(column -> (first + step * column) % SHAPES >= WORDS)
            .mapToObj(column -> "c%d:category".formatted(column))
            .collect(Collectors.joining(", "));
    Map<String, String> written =
        new HashMap<>(Map.of("target", "t", "task", "number", "missing", "mean"));
    if (!categories.isEmpty()) {
      written.put("columns", categories);
    }
    Settings settings = Settings.of(written);
    RowSource source =
        new RowSource(TableSettings.parse(new SettingsReader(settings)), Optional.empty());
    RowExamples read = (RowExamples) source.training(file).examples();
    Files.delete(file);
    return read;
  }

  private static String drawn(int shape, double shift, Random random) {
    double uniform = random.nextDouble();
    return switch (shape) {
      case 0 -> Double.toString(random.nextGaussian() + shift);
      case 1 -> Integer.toString((int) (5 * uniform));
      case 2 -> uniform < 0.9 ? "0" : Double.toString(uniform);
      case 3 -> "7";
      case 4 -> uniform < 0.2 ? "" : Double.toString(1 / uniform);
      case 5 -> "yes no".split(" ")[(int) (2 * uniform)];
      case 6 -> "w" + (int) (90 * uniform);
      default -> "w" + (int) (500 * uniform);
    };
  }

  private static String name(int shape) {
    return List.of(
            "normal numbers",
            "five numbers",
            "numbers that are mostly 0",
            "constants",
            "numbers with gaps",
            "two words",
            "90 words",
            "500 words")
        .get(shape);
  }
}
