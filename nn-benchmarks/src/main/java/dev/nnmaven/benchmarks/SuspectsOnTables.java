package dev.nnmaven.benchmarks;

import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.task.TrainingTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Changes labels of the first training table of each classification in {@code jobs.tsv}, which
 * defaults_sklearn.py wrote, to other ones, and prints how many of these rows are among the
 * suspects. The label is the last cell of a line.
 */
public final class SuspectsOnTables {

  private static final int MOST_CLASSES = 40;

  private SuspectsOnTables() {}

  /**
   * Runs.
   *
   * @param arguments the folder of the files, and how many labels to change
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int changed = Integer.parseInt(arguments[1]);
    Path work = Files.createTempDirectory("suspects");
    Set<String> tables = new TreeSet<>();
    for (String line : Files.readAllLines(folder.resolve("jobs.tsv"))) {
      tables.add(line.split("\t", -1)[1]);
    }
    for (String table : tables) {
      List<String> lines = Files.readAllLines(folder.resolve(table + "-0-train.csv"));
      List<String> labels = lines.stream().skip(1).map(SuspectsOnTables::label).toList();
      List<String> classes = labels.stream().distinct().sorted().toList();
      if (classes.size() > MOST_CLASSES) {
        continue; // a number
      }
      Random random = new Random(table.hashCode());
      List<Integer> order = new ArrayList<>(IntStream.range(0, labels.size()).boxed().toList());
      Collections.shuffle(order, random);
      List<Integer> flipped = order.subList(0, changed);
      for (int row : flipped) {
        String line = lines.get(row + 1);
        List<String> others = classes.stream().filter(one -> !one.equals(labels.get(row))).toList();
        String other = others.get(random.nextInt(others.size()));
        lines.set(row + 1, line.substring(0, line.lastIndexOf(',') + 1) + other);
      }
      Path data = Files.write(work.resolve("train.csv"), lines);
      Settings settings =
          Settings.of(Map.of("target", "target"))
              .with("data", data.toString())
              .with("testData", folder.resolve(table + "-0-test.csv").toString())
              .with("modelFile", work.resolve("model.safetensors").toString());
      TrainingTask.run(settings, Lines.NONE, ProgressDisplay.NONE);
      List<String> suspects = Files.readAllLines(work.resolve("suspects.csv"));
      Set<String> names = new TreeSet<>(suspects.stream().map(one -> one.split(",")[0]).toList());
      long found = flipped.stream().filter(row -> names.contains("train.csv:" + (row + 2))).count();
      System.out.printf(
          "%s\t%d rows\t%d classes\t%d of %d among %d suspects%n",
          table, labels.size(), classes.size(), found, changed, suspects.size() - 1);
    }
  }

  private static String label(String line) {
    return line.substring(line.lastIndexOf(',') + 1);
  }
}
