package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.io.Folder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Folders of training and test images.
 *
 * @param training a folder with one subfolder per class
 * @param test the same for test images, if they are in a separate folder
 * @param unused folders beside these with some of the same classes, which are not read
 */
public record ImageFolders(Path training, Optional<Path> test, List<Path> unused) {

  private static final String TRAINING = "train";
  private static final String TEST = "test";

  /** Finds both folders in the data folder, which may be missing. */
  public static ImageFolders in(Path data) {
    return in(data, Optional.empty());
  }

  /**
   * Finds both folders: the data folder contains either {@code train} and {@code test}, or the
   * class folders themselves.
   *
   * @param data data folder; may be missing
   * @param ownTest explicit folder of test images, if any; takes precedence over {@code test}
   */
  static ImageFolders in(Path data, Optional<Path> ownTest) {
    Path training = data.resolve(TRAINING);
    if (namesOfFolders(training).isEmpty()) {
      return new ImageFolders(data, ownTest, List.of());
    }
    // Whatever it is: who reads it says what is wrong with it.
    Optional<Path> found = Optional.of(data.resolve(TEST)).filter(Folder::has);
    return new ImageFolders(training, ownTest.or(() -> found), lookalikes(data, training, ownTest));
  }

  /** Folders beside train, other than test, that share the name of a class folder. */
  private static List<Path> lookalikes(Path data, Path training, Optional<Path> ownTest) {
    Set<String> classes = namesOfFolders(training);
    Optional<Path> own = ownTest.map(ImageFolders::absolute);
    return Folder.folders(data).stream()
        .filter(folder -> !List.of(TRAINING, TEST).contains(folder.getFileName().toString()))
        .filter(folder -> !Optional.of(absolute(folder)).equals(own))
        .filter(folder -> !Collections.disjoint(namesOfFolders(folder), classes))
        .toList();
  }

  private static Path absolute(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  /** Names of the training classes, sorted; empty if the folder cannot be read. */
  public List<String> classNames() {
    return namesOfFolders(training).stream().sorted().toList();
  }

  private static Set<String> namesOfFolders(Path folder) {
    return Folder.folders(folder).stream().map(Folder::name).collect(Collectors.toSet());
  }
}
