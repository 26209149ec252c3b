package dev.nnmaven.search.trial;

import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.io.Folder;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Outputs;
import dev.nnmaven.trainer.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a search leaves.
 *
 * @param folder of all but the winner's parameters
 * @param properties the winner's parameters
 */
public record SearchFiles(Path folder, Path properties) {

  /** Settings that the caller of a search adds; {@code SearchTask} describes them. */
  public static final String FOLDER = "searchFolder";

  public static final String PROPERTIES = "searchProperties";

  public static final String GIVEN = "searchGiven";

  private static final String ENDING = ".checkpoint";

  /** A checkpoint, or a part of one. */
  private static final Pattern CHECKPOINT =
      Pattern.compile("\\.?([0-9a-f]{16}(?:-fold\\d{1,3})?)\\.checkpoint(?:-.*)?");

  /** Where a trial that pauses is kept. */
  static Path checkpoint(Path folder, TrialRun run) {
    return folder.resolve(run.training() + ENDING);
  }

  public static SearchFiles of(Settings settings) {
    return new SearchFiles(
        settings.file(FOLDER).orElseThrow(), settings.file(PROPERTIES).orElseThrow());
  }

  /** All figures. */
  public Path json() {
    return folder.resolve("search.json");
  }

  /** The page for people. */
  public Path page() {
    return folder.resolve("index.html");
  }

  /** The winner's model. */
  public Path model() {
    return folder.resolve("model.safetensors");
  }

  /** Results so far. */
  public Path state() {
    return folder.resolve("results.json");
  }

  public void requireWritable() throws ConfigurationException {
    Outputs.requireWritable("nn-search.properties", properties);
    Outputs.requireWritable("search.json", json());
  }

  /** Deletes what is kept of all trials but one, and temporary files that killed processes left. */
  public void removeCheckpoints(TrialRun but) throws IOException {
    for (Path file : Folder.entries(folder)) {
      Matcher name = CHECKPOINT.matcher(file.getFileName().toString());
      if (name.matches()) {
        Path checkpoint = folder.resolve(name.group(1) + ENDING);
        AtomicFile.removeLeftovers(checkpoint);
        if (!name.group(1).equals(but.training())) {
          Files.deleteIfExists(checkpoint);
        }
      }
    }
  }
}
