package dev.nnmaven.nn.model;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Thrown for malformed files: damaged, of another format, or hostile. */
public final class MalformedFileException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was expected, what was found, and where
   */
  public MalformedFileException(@Nullable String message) {
    super(message);
  }

  MalformedFileException(@Nullable String message, Throwable cause) {
    super(message, cause);
  }
}
