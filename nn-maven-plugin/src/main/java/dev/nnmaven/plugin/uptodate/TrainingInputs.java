package dev.nnmaven.plugin.uptodate;

import dev.nnmaven.nn.data.ImageFolders;
import dev.nnmaven.plugin.task.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that a model depends on.
 *
 * @param files the folders of images, and the file of initial weights
 * @param code the class path of the plugin, its dependencies included
 */
record TrainingInputs(FileTree files, FileTree code) {

  /** Both hashes of both; a stamp is null if it would prove nothing. */
  record Hashes(String files, String filesStamp, String code, String codeStamp) {}

  /** Looks at what a training run would read. */
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

  /** Whether stamps tell of every later change. */
  boolean haveStamps() {
    return files.stamp().isPresent() && code.stamp().isPresent();
  }

  /** Whether nothing has changed between the two looks; both must have stamps. */
  boolean haveStampsOf(TrainingInputs earlier) {
    return haveStamps()
        && files.stamp().equals(earlier.files().stamp())
        && code.stamp().equals(earlier.code().stamp());
  }

  /** Reads all files. */
  Hashes hashes() throws IOException {
    return new Hashes(
        files.content(), files.stamp().orElse(null), code.content(), code.stamp().orElse(null));
  }
}
