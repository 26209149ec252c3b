package dev.nnmaven.nn.io;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
    if (!Files.readAttributes(folder, BasicFileAttributes.class).isDirectory()) {
      throw new NotDirectoryException(folder.toString());
    }
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      all.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(entries);
    return entries;
  }
}
