package dev.nnmaven.nn.io;

import dev.nnmaven.nn.text.NearestName;
import dev.nnmaven.nn.text.SafeText;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Readable reasons for I/O exceptions whose message is only a path. */
public final class FileProblem {

  private FileProblem() {}

  /** Why a file could not be read or written; follows the path in a message. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return "does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "this user has no permission";
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return "there is a file where a folder must be";
    }
    if (e instanceof FileSystemLoopException) {
      return "is a link that leads back to a folder that it is in";
    }
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : SafeText.escaped(reason);
  }

  /**
   * The reason for a configured path that does not exist; suggests a file with a similar name
   * beside it. Not for paths from requests to an application: callers must not learn which other
   * files exist.
   */
  public static String missing(Path path) {
    return "does not exist"
        + nearest(path)
            .map(near -> near.subpath(shared(near, path), near.getNameCount()))
            .map(near -> " (did you mean %s?)".formatted(SafeText.text(near)))
            .orElse("");
  }

  /** How many names two paths begin with in common. */
  private static int shared(Path near, Path path) {
    int count = 0;
    while (near.getName(count).equals(path.getName(count))) {
      count++;
    }
    return count;
  }

  /** What is beside a path, or beside the first of its folders that is not there. */
  private static Optional<Path> nearest(Path path) {
    Path folder = path.getParent();
    if (folder == null) {
      return Optional.empty();
    }
    String own = path.getFileName().toString();
    try {
      List<String> names =
          Folder.entries(folder).stream().map(entry -> entry.getFileName().toString()).toList();
      return NearestName.of(own, names)
          .filter(name -> !name.equals(own)) // a link that leads to nothing
          .map(folder::resolve);
    } catch (NoSuchFileException e) {
      return nearest(folder)
          .map(near -> Files.exists(near.resolve(own)) ? near.resolve(own) : near);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
