package dev.nnmaven.nn.model;

import dev.nnmaven.nn.text.SafeText;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Thrown for malformed files: damaged, of another format, or hostile. So the message is one line
 * without invisible characters, whatever the file has put into it.
 */
public final class MalformedFileException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was expected, what was found, and where
   */
  public MalformedFileException(@Nullable String message) {
    super(visible(message));
  }

  /** Creates the exception; digits in its message are English. */
  public MalformedFileException(String format, @Nullable Object... values) {
    this(String.format(Locale.ROOT, format, values));
  }

  /** Creates the exception with its cause. */
  public MalformedFileException(@Nullable String message, Throwable cause) {
    super(visible(message), cause);
  }

  private static @Nullable String visible(@Nullable String message) {
    return message == null ? null : SafeText.escaped(message);
  }
}
