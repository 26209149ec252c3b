package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.io.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Folders of training and test images.
 *
 * @param training a folder with one sub-folder per class
 * @param test the same for test images, if they are in a separate folder
 * @param unused folders beside these with some of the same classes, which are not read
 */
public record ImageFolders(Path training, Optional<Path> test, List<Path> unused) {

  static final String TRAINING = "train";
  static final String TEST = "test";

  /**
   * Finds both folders: the data folder contains either {@code train} and {@code test}, or the
   * class folders themselves.
   *
   * @param data data folder; may be missing
   * @param ownTest explicit folder of test images, if any; takes precedence over {@code test}
   */
  public static ImageFolders in(Path data, Optional<Path> ownTest) {
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
    return folders(data).stream()
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
    return folders(folder).stream().map(ImageFolders::name).collect(Collectors.toSet());
  }

  /** Sub-folders of a folder; empty if it cannot be read, which is reported when it is needed. */
  static List<Path> folders(Path folder) {
    return visibleOrNone(folder).stream().filter(Files::isDirectory).toList();
  }

  static List<Path> visibleOrNone(Path folder) {
    try {
      return visible(folder);
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Name of a file or folder in Unicode form NFC: macOS may decompose ä into a and two dots, and
   * data sets must be the same everywhere.
   */
  static String name(Path entry) {
    String name = entry.getFileName().toString();
    boolean isAscii = name.chars().allMatch(c -> c < 0x80); // a shortcut for large folders
    return isAscii ? name : Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  /** Entries of a folder, sorted by name, without hidden files and folders. */
  static List<Path> visible(Path folder) throws IOException {
    SortedMap<String, Path> entries = new TreeMap<>();
    for (Path entry : Folder.entries(folder)) {
      String written = entry.getFileName().toString();
      // By name on every system, so that data sets are the same everywhere.
      if (!written.startsWith(".") && !Files.isHidden(entry)) {
        entries.put(name(entry) + '\0' + written, entry);
      }
    }
    return List.copyOf(entries.values());
  }
}
