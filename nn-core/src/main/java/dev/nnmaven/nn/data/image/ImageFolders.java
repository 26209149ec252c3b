package dev.nnmaven.nn.data.image;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    Optional<Path> found = Optional.of(data.resolve(TEST)).filter(Files::isDirectory);
    return new ImageFolders(
        training, ownTest.or(() -> found), lookalikes(data, namesOfFolders(training), ownTest));
  }

  /** Folders beside train, other than test, that share the name of a class folder. */
  private static List<Path> lookalikes(Path data, Set<String> classes, Optional<Path> ownTest) {
    return folders(data).stream()
        .filter(folder -> !List.of(TRAINING, TEST).contains(folder.getFileName().toString()))
        .filter(folder -> !isSame(folder, ownTest))
        .filter(folder -> !Collections.disjoint(namesOfFolders(folder), classes))
        .toList();
  }

  private static boolean isSame(Path folder, Optional<Path> other) {
    return other.isPresent()
        && folder.toAbsolutePath().normalize().equals(other.get().toAbsolutePath().normalize());
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
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try {
      return visible(folder).stream().filter(Files::isDirectory).toList();
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
    return isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  /** Whether a name is ASCII, which needs no normalization: a shortcut for large folders. */
  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Entries of a folder, sorted by name, without hidden files and folders. */
  static List<Path> visible(Path folder) throws IOException {
    List<Named> entries = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path entry : all) {
        if (!isHidden(entry)) {
          entries.add(new Named(name(entry), entry.getFileName().toString(), entry));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    entries.sort(Comparator.comparing(Named::name).thenComparing(Named::written));
    return entries.stream().map(Named::path).toList();
  }

  private record Named(String name, String written, Path path) {}

  /**
   * Whether an entry is hidden: by its name on every system, so that data sets are the same
   * everywhere.
   */
  private static boolean isHidden(Path entry) throws IOException {
    return entry.getFileName().toString().startsWith(".") || Files.isHidden(entry);
  }
}
