package dev.nnmaven.plugin;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Words for exceptions whose own message is only a path. */
final class Failures {

  private Failures() {}

  static String describe(IOException e) {
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return e.getMessage() + " does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return e.getMessage() + " may not be read or written by this user";
    }
    if (e instanceof FileSystemException) {
      return "Reading or writing failed: " + e.getClass().getSimpleName() + ": " + e.getMessage();
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
