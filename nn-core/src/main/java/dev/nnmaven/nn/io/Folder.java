package dev.nnmaven.nn.io;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Lists folders, and nothing else: a named pipe opened as a folder blocks forever. The one place
 * where folders are opened, as {@link RegularFile} is for files.
 */
public final class Folder {

  private Folder() {}

  /**
   * Lists what is directly in a folder, sorted.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   * @throws NotDirectoryException if it is a file, a pipe, a device or the like
   * @throws IOException if it cannot be read
   */
  public static List<Path> entries(Path folder) throws IOException {
    requireFolder(folder);
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      all.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(entries);
    return entries;
  }

  /** Whether a folder has something of that name, be it a link that leads nowhere. */
  public static boolean has(Path entry) {
    return Files.exists(entry, LinkOption.NOFOLLOW_LINKS);
  }

  /** Why there is no folder to list, as {@link RegularFile#obstacle} of files. */
  public static Optional<String> obstacle(Path folder) {
    try {
      requireFolder(folder);
      return Optional.empty();
    } catch (NotDirectoryException e) {
      return Optional.of("is not a folder");
    } catch (NoSuchFileException e) {
      return Optional.of(absence(folder));
    } catch (IOException e) {
      return Optional.of(FileProblem.reason(e));
    }
  }

  private static void requireFolder(Path folder) throws IOException {
    if (!Files.readAttributes(folder, BasicFileAttributes.class).isDirectory()) {
      throw new NotDirectoryException(folder.toString());
    }
    RegularFile.requireNotOfKernel(folder);
  }

  static String absence(Path place) {
    return Files.isSymbolicLink(place) ? "is a link that leads nowhere" : "does not exist";
  }
}
