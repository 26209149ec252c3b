package dev.nnmaven.trainer.uptodate;

import dev.nnmaven.trainer.config.DataLocations;
import dev.nnmaven.trainer.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A snapshot of the files that a model depends on.
 *
 * @param files the data and the file of initial weights
 * @param code class path of the plugin and its dependencies
 */
record TrainingInputs(FileTree files, FileTree code) {

  /** Takes a snapshot of what a training run would read. */
  static TrainingInputs of(Settings settings, List<Path> classPath) throws IOException {
    DataLocations places = DataLocations.in(settings);
    List<Path> data = new ArrayList<>(List.of(places.training()));
    places.test().ifPresent(data::add);
    List<Path> files = new ArrayList<>(settings.file("initialWeights").stream().toList());
    List<Path> folders = new ArrayList<>();
    (places.isTable() ? files : folders).addAll(data);
    return new TrainingInputs(FileTree.of(folders, files, Instant.now()), FileTree.of(classPath));
  }

  /** Reliable stamps by their names in the state file. */
  Map<String, String> stamps() {
    Map<String, String> stamps = new HashMap<>();
    files.stamp().ifPresent(stamp -> stamps.put("filesStamp", stamp));
    code.stamp().ifPresent(stamp -> stamps.put("codeStamp", stamp));
    return stamps;
  }

  /** Whether nothing needs to be read to see that nothing has changed. */
  boolean haveStamps() {
    return stamps().size() == 2;
  }

  /**
   * Computes the hashes of the state file, reading all files, and adds the stamps.
   *
   * @param codeHash that of the code, which has been read
   */
  Map<String, String> hashes(String codeHash) throws IOException {
    Map<String, String> hashes = stamps();
    hashes.put("files", files.content());
    hashes.put("code", codeHash);
    return hashes;
  }
}
