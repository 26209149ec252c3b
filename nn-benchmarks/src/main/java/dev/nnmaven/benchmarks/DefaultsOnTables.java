package dev.nnmaven.benchmarks;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.RowFormat;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.job.HashedModel;
import dev.nnmaven.trainer.measure.Answers;
import dev.nnmaven.trainer.measure.ClassFigures;
import dev.nnmaven.trainer.measure.IntervalFigures;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.onnx.OnnxModel;
import dev.nnmaven.trainer.predict.RowPredictions;
import dev.nnmaven.trainer.table.RowFile;
import dev.nnmaven.trainer.task.TrainingTask;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Trains on each split of {@code jobs.tsv}, which defaults_sklearn.py wrote, with nothing set but
 * data and target, and prints its line with the held-out score (accuracy, or R² of a number),
 * processor seconds, loss, the coverage and mean width of 90% intervals, or sets of classes, and
 * the calibration error of classes, at its end.
 */
public final class DefaultsOnTables {

  private DefaultsOnTables() {}

  /**
   * Runs.
   *
   * @param arguments the folder of the files, parameters to set nevertheless: {@code members=1},
   *     and {@code onnx} for each model as ONNX, with its own answers to the test rows beside it
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
    boolean onnx = List.of(arguments).contains("onnx");
    for (String line : Files.readAllLines(folder.resolve("jobs.tsv"))) {
      String[] cells = line.split("\t", -1);
      String split = cells[1] + "-" + cells[2];
      double before = processorSeconds();
      JsonObject heldOut = heldOut(folder, split, texts);
      String score = heldOut.has("r2") ? "r2" : "accuracy";
      if (onnx) {
        answer(folder, split);
      }
      double seconds = processorSeconds() - before;
      System.out.printf(
          "%s\t%s\t%s\t%s\t%s%n",
          line,
          heldOut.get(score).getAsDouble(),
          seconds,
          heldOut.get("loss").getAsDouble(),
          answers(folder, split));
    }
  }

  /** How many of the test rows 90% intervals or sets hold, how wide they are; calibration error. */
  private static String answers(Path folder, String split) throws Exception {
    TrainedModel model = ModelFile.read(folder.resolve("model.safetensors"));
    Settings settings =
        Settings.of(Map.of("target", "target"))
            .with("data", folder.resolve(split + "-train.csv").toString())
            .with("testData", folder.resolve(split + "-test.csv").toString());
    DataSettings data = DataSettings.parse(new SettingsReader(settings));
    EvaluationRun run = EvaluationRun.prepare(model, data);
    Answers<?> answers = run.predict(run.measure());
    int[] all = IntStream.range(0, answers.size()).toArray();
    String intervals =
        Coverage.DEFAULT
            .most(model)
            .map(
                most ->
                    IntervalFigures.of(
                        Coverage.DEFAULT.share(),
                        answers instanceof Predictions,
                        all,
                        i -> answers.isCovered(i, most),
                        i -> answers.width(i, most)))
            .map(found -> found.share() + "\t" + found.width())
            .orElse("-\t-");
    return answers instanceof Predictions classes
        ? intervals + "\t" + new ClassFigures(classes).fit().calibrationError()
        : intervals + "\t-";
  }

  private static JsonObject heldOut(Path folder, String split, Map<String, String> texts)
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
    return JsonParser.parseString(Files.readString(folder.resolve("training.json")))
        .getAsJsonObject()
        .getAsJsonObject("heldOut");
  }

  private static void answer(Path folder, String split) throws Exception {
    HashedModel hashed = HashedModel.read(folder.resolve("model.safetensors"));
    OnnxModel.of(hashed.model(), Coverage.DEFAULT, "1", hashed.sha256())
        .write(folder.resolve(split + ".onnx"));
    RowFile heldOut = RowFile.of(folder.resolve(split + "-test.csv"), RowFormat.DEFAULT);
    Path answers = folder.resolve(split + "-answers.csv");
    RowPredictions.of(hashed.model(), Coverage.DEFAULT, heldOut, Optional.of(answers));
  }

  /** Of all threads: others on the machine do not change it much. */
  private static double processorSeconds() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getProcessCpuTime()
        / 1e9;
  }
}
