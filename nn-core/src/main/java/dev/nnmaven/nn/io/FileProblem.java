package dev.nnmaven.nn.io;

import dev.nnmaven.nn.text.Shown;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

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
    return reason == null ? e.getClass().getSimpleName() : Shown.escaped(reason);
  }
}
