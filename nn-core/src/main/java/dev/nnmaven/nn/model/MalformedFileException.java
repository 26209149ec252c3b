package dev.nnmaven.nn.model;

import java.io.IOException;

/** Thrown for malformed files: damaged, of another format, or hostile. */
public final class MalformedFileException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was expected, what was found, and where
   */
  public MalformedFileException(String message) {
    super(message);
  }

  MalformedFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
