package dev.nnmaven.plugin.uptodate;

import dev.nnmaven.nn.data.image.ImageFolders;
import dev.nnmaven.plugin.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that a model depends on.
 *
 * @param files image folders and the file of initial weights
 * @param code class path of the plugin and its dependencies
 */
record TrainingInputs(FileTree files, FileTree code) {

  /** Content hash and stamp of both; a stamp is null if unreliable. */
  record Hashes(String files, String filesStamp, String code, String codeStamp) {}

  /** Takes a snapshot of what a training run would read. */
  static TrainingInputs of(Settings settings, List<Path> classPath) throws IOException {
    ImageFolders folders =
        ImageFolders.in(settings.file("data").orElseThrow(), settings.file("testData"));
    List<Path> images = new ArrayList<>(List.of(folders.training()));
    folders.test().ifPresent(images::add);
    List<Path> weights = settings.file("initialWeights").stream().toList();
    return new TrainingInputs(FileTree.of(images, weights, Instant.now()), FileTree.of(classPath));
  }

  /** Whether stamps are reliable. */
  boolean haveStamps() {
    return files.stamp().isPresent() && code.stamp().isPresent();
  }

  /** Whether nothing has changed between two snapshots; both must have stamps. */
  boolean haveStampsOf(TrainingInputs earlier) {
    return haveStamps()
        && files.stamp().equals(earlier.files().stamp())
        && code.stamp().equals(earlier.code().stamp());
  }

  /** Computes the hashes, reading all files. */
  Hashes hashes() throws IOException {
    return new Hashes(
        files.content(), files.stamp().orElse(null), code.content(), code.stamp().orElse(null));
  }
}
