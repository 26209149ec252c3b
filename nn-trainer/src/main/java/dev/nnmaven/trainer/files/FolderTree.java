package dev.nnmaven.trainer.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that is below a folder, whatever links lead there. The one place that goes into subfolders,
 * as {@link dev.nnmaven.nn.io.Folder} is for a single one.
 */
public final class FolderTree {

  /** How often a folder may be reached by links: thirty folders of two links lead to a billion. */
  private static final int MOST_VISITS = 100;

  private static final Set<FileVisitOption> LINKS = EnumSet.of(FileVisitOption.FOLLOW_LINKS);

  private FolderTree() {}

  /**
   * Lists all below a folder that is not a folder, sorted: files, pipes, links that lead nowhere.
   * Links are followed.
   *
   * @param root may also be a file, and is then all there is
   * @throws java.nio.file.FileSystemLoopException if a link leads back to where it is
   * @throws IOException if a folder cannot be read
   */
  public static List<Path> filesBelow(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    walk(
        root,
        new Visitor() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            found.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(found);
    return found;
  }

  /**
   * Visits a file or folder and all below, following links.
   *
   * @throws IOException if the visitor does, or links lead into the same folder again and again
   */
  public static void walk(Path root, Visitor visitor) throws IOException {
    Files.walkFileTree(root, LINKS, Integer.MAX_VALUE, visitor);
  }

  /** Counts how often each folder is visited; where files have no numbers, nothing is counted. */
  public abstract static class Visitor extends SimpleFileVisitor<Path> {

    private final Map<Object, Integer> visits = new HashMap<>();

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      Object key = attributes.fileKey();
      if (key != null && visits.merge(key, 1, Integer::sum) > MOST_VISITS) {
        throw new FileSystemException(
            folder.toString(),
            null,
            "more than " + MOST_VISITS + " links lead into this folder; name it itself");
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
