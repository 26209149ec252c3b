package dev.nnmaven.nn.data;

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
 * Where the images lie.
 *
 * @param training a folder with one sub-folder per class
 * @param test the same for held-out images, if there are any of their own
 * @param unused folders beside these that hold some of the same classes, and that nobody reads
 */
public record ImageFolders(Path training, Optional<Path> test, List<Path> unused) {

  static final String TRAINING = "train";
  static final String TEST = "test";

  /**
   * Finds the two folders in one: either it holds {@code train} and {@code test}, which hold the
   * classes, or it holds the classes itself.
   *
   * @param data the folder; it need not exist
   * @param ownTest a folder with held-out images, if one is named; it goes before {@code test}
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

  /** Folders beside train, other than test, with a sub-folder that is called as one of its is. */
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

  /** The names of the classes to train on, sorted; none if the folder cannot be read. */
  public List<String> classNames() {
    return namesOfFolders(training).stream().sorted().toList();
  }

  private static Set<String> namesOfFolders(Path folder) {
    return folders(folder).stream().map(ImageFolders::name).collect(Collectors.toSet());
  }

  /** The folders in a folder. None if it cannot be read: whoever has to will say why. */
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
   * What a file or folder is called, in Unicode's form NFC: macOS may write the letter ä as an a
   * and two dots, and a data set is the same everywhere.
   */
  static String name(Path entry) {
    String name = entry.getFileName().toString();
    return isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  /** Then there is nothing to normalize, which takes its time where there are many files. */
  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** What a folder holds, sorted by name, without hidden files and folders. */
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

  /** By name on every system, so that a data set is the same everywhere. */
  private static boolean isHidden(Path entry) throws IOException {
    return entry.getFileName().toString().startsWith(".") || Files.isHidden(entry);
  }
}
