package dev.nnmaven.plugin.uptodate;

import dev.nnmaven.nn.data.image.ImageFolders;
import dev.nnmaven.plugin.task.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  static TrainingInputs of(TrainingSettings settings, List<Path> classPath) throws IOException {
    ImageFolders folders =
        ImageFolders.in(
            Path.of(settings.images().data()),
            Optional.ofNullable(settings.images().testData()).map(Path::of));
    List<Path> images = new ArrayList<>(List.of(folders.training()));
    folders.test().ifPresent(images::add);
    List<Path> weights =
        Optional.ofNullable(settings.network().initialWeights()).map(Path::of).stream().toList();
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
