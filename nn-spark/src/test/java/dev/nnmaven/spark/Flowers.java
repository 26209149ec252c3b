package dev.nnmaven.spark;

import dev.nnmaven.search.SearchTask;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.job.TrainingJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A small table of flowers, and a search over how it is learned. */
final class Flowers implements Lines {

  final Path folder;
  final List<String> said = new ArrayList<>();

  Flowers(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    StringBuilder rows = new StringBuilder("length,width,kind\n");
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      double length = 4 + 2 * (i % 3) + random.nextInt(100) / 100.0;
      rows.append(length).append(',').append(length / 2 + random.nextInt(3)).append(',');
      rows.append("rose tulip lily".split(" ")[i % 3]).append('\n');
    }
    Files.writeString(folder.resolve("flowers.csv"), rows);
  }

  /** A search with five trials of at most three epochs, in two brackets. */
  Settings settings(Map<String, String> changes) {
    Map<String, String> texts = new TreeMap<>();
    texts.put("data", folder.resolve("flowers.csv").toString());
    texts.put("target", "kind");
    texts.put("modelFile", folder.resolve("model.safetensors").toString());
    texts.put("space/learningRate", "log(0.01, 1)");
    texts.put("space/optimizer", "miniBatch; momentum(0.9)");
    texts.put("space/network", "{integer(5, 9)}");
    texts.put("batchSize", "8");
    texts.put("epochs", "3");
    texts.put("threads", "2");
    texts.put(TrainingJob.PRODUCER, "nn-maven test");
    texts.put(TrainingJob.SETTINGS_SHA256, "the settings");
    texts.put(TrainingJob.CODE_SHA256, "the code");
    texts.put(SearchTask.FOLDER, folder.resolve("search").toString());
    texts.put(SearchTask.PROPERTIES, folder.resolve("nn-search.properties").toString());
    texts.putAll(changes);
    texts.put("recipe", "plain");
    return Settings.of(texts);
  }

  Path file(String name) {
    return folder.resolve("search").resolve(name);
  }

  @Override
  public synchronized void info(String line) {
    said.add("info: " + line);
  }

  @Override
  public synchronized void warn(String line) {
    said.add("warn: " + line);
  }
}
