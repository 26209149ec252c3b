package dev.nnmaven.spark;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.search.SearchTask;
import dev.nnmaven.search.trial.TrialTrainer;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.SparkFiles;

/**
 * What all trials of a search have in common, as text; an executor reads the data once.
 *
 * @param settings of the search, as JSON
 * @param file name of the file of {@link PackedData}, which Spark brings to each executor
 */
record SharedSearch(String settings, String file, String fingerprint) implements Serializable {

  /** Of each search that this JVM trains for: one, but in tests. */
  private static final Map<SharedSearch, TrialTrainer> TRAINERS = new HashMap<>();

  /** Whether this JVM is being ended, and takes away what its trials read. */
  static boolean isEnding() {
    Thread hook = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      Runtime.getRuntime().removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException e) { // "if the virtual machine is already in the process"
      return true;
    }
  }

  /** Folder for temporary files of this executor, which its end takes away where Spark does so. */
  static Path folder() {
    return Path.of(SparkFiles.getRootDirectory()).toAbsolutePath().normalize();
  }

  /**
   * Trains on the data, which is read if this JVM has not done so yet.
   *
   * @throws DatasetException if it is not what the search was started with
   */
  TrialTrainer trainer() throws ConfigurationException, DatasetException, IOException {
    synchronized (TRAINERS) {
      TrialTrainer trainer = TRAINERS.get(this);
      if (trainer == null) {
        trainer = read();
        TRAINERS.put(this, trainer);
      }
      return trainer;
    }
  }

  private TrialTrainer read() throws ConfigurationException, DatasetException, IOException {
    Path folder = Files.createTempDirectory(folder(), "nn-data-");
    // Initial weights are read again and again.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder)));
    Settings here =
        PackedData.unpack(Path.of(SparkFiles.get(file)), folder, Settings.ofJson(settings))
            .with(SearchTask.FOLDER, folder.toString());
    TrialTrainer trainer = TrialTrainer.of(here, new ExecutorLines());
    if (!trainer.data().training().fingerprint().equals(fingerprint)) {
      throw new DatasetException(
          "An executor has read other data than the search was started with; if it was"
              + " changed meanwhile, start the search again");
    }
    return trainer;
  }

  private static final class ExecutorLines implements Lines {

    @Override
    public void info(String line) {
      System.err.println(line);
    }

    @Override
    public void warn(String line) {
      System.err.println("WARN " + line);
    }
  }
}
