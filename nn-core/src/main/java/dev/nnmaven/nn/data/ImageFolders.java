package dev.nnmaven.nn.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the images lie.
 *
 * @param training a folder with one sub-folder a class
 * @param test the same for held-out images, if there are any of their own
 */
public record ImageFolders(Path training, Optional<Path> test) {

  private static final String TRAINING = "train";
  private static final String TEST = "test";

  /**
   * Finds the two folders in one: either it holds {@code train} and {@code test}, which hold the
   * classes, or it holds the classes itself.
   *
   * @param data the folder; it need not exist
   * @param ownTest a folder with held-out images, if one is named; it goes before {@code test}
   */
  public static ImageFolders in(Path data, Optional<Path> ownTest) {
    if (!holdsFolders(data.resolve(TRAINING))) {
      return new ImageFolders(data, ownTest);
    }
    Optional<Path> found = Optional.of(data.resolve(TEST)).filter(Files::isDirectory);
    return new ImageFolders(data.resolve(TRAINING), ownTest.or(() -> found));
  }

  private static boolean holdsFolders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try {
      return !visible(folder).stream().filter(Files::isDirectory).toList().isEmpty();
    } catch (IOException e) {
      return false; // Whoever reads it will say why it cannot be read.
    }
  }

  /** What a folder holds, sorted by name, without hidden files and folders. */
  static List<Path> visible(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path entry : (Iterable<Path>) all::iterator) {
        if (!isHidden(entry)) {
          entries.add(entry);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    entries.sort(Comparator.comparing(entry -> entry.getFileName().toString()));
    return entries;
  }

  /** By name on every system, so that a data set is the same everywhere. */
  private static boolean isHidden(Path entry) throws IOException {
    return entry.getFileName().toString().startsWith(".") || Files.isHidden(entry);
  }
}
