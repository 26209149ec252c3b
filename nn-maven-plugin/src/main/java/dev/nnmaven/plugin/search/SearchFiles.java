package dev.nnmaven.plugin.search;

import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.Outputs;
import dev.nnmaven.plugin.config.Settings;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a search leaves.
 *
 * @param folder of all but the winner's parameters
 * @param properties the winner's parameters
 */
record SearchFiles(Path folder, Path properties) {

  static SearchFiles of(Settings settings) {
    return new SearchFiles(
        settings.file(SearchTask.FOLDER).orElseThrow(),
        settings.file(SearchTask.PROPERTIES).orElseThrow());
  }

  /** All figures. */
  Path json() {
    return folder.resolve("search.json");
  }

  /** The page for people. */
  Path page() {
    return folder.resolve("index.html");
  }

  /** The winner's model. */
  Path model() {
    return folder.resolve("model.safetensors");
  }

  /** Results so far. */
  Path state() {
    return folder.resolve("results.json");
  }

  void requireWritable() throws ConfigurationException {
    Outputs.requireWritable("nn-search.properties", properties);
    Outputs.requireWritable("search.json", json());
  }

  /** Deletes what is kept of all trials but one. */
  void removeCheckpoints(TrialRun but) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.checkpoint")) {
      for (Path one : all) {
        if (!one.getFileName().toString().startsWith(but.training() + ".")) {
          Files.deleteIfExists(one);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }
}
