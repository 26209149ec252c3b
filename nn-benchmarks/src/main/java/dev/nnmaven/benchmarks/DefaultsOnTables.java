package dev.nnmaven.benchmarks;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.task.TrainingTask;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Trains on each split of {@code jobs.tsv}, which defaults_sklearn.py wrote, with nothing set but
 * data and target, and prints its line with the held-out score (accuracy, or R² of a number) and
 * processor seconds at its end.
 */
public final class DefaultsOnTables {

  private DefaultsOnTables() {}

  /**
   * Runs.
   *
   * @param arguments the folder of the files, and parameters to set nevertheless: {@code members=1}
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Map<String, String> texts = new HashMap<>(Map.of("target", "target"));
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals > 0) {
        texts.put(argument.substring(0, equals), argument.substring(equals + 1));
      }
    }
    for (String line : Files.readAllLines(folder.resolve("jobs.tsv"))) {
      String[] cells = line.split("\t", -1);
      double before = processorSeconds();
      double score = score(folder, cells[1] + "-" + cells[2], texts);
      System.out.println(line + "\t" + score + "\t" + (processorSeconds() - before));
    }
  }

  private static double score(Path folder, String split, Map<String, String> texts)
      throws Exception {
    Settings settings =
        Settings.of(texts)
            .with("data", folder.resolve(split + "-train.csv").toString())
            .with("testData", folder.resolve(split + "-test.csv").toString())
            .with("modelFile", folder.resolve("model.safetensors").toString());
    try {
      TrainingTask.run(settings, Lines.NONE, ProgressDisplay.NONE);
    } catch (ConfigurationException e) {
      throw new IllegalStateException(split + ": " + e.getMessage(), e);
    }
    JsonObject heldOut =
        JsonParser.parseString(Files.readString(folder.resolve("training.json")))
            .getAsJsonObject()
            .getAsJsonObject("heldOut");
    return heldOut.get(heldOut.has("r2") ? "r2" : "accuracy").getAsDouble();
  }

  /** Of all threads: others on the machine do not change it much. */
  private static double processorSeconds() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getProcessCpuTime()
        / 1e9;
  }
}
