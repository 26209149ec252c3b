package dev.nnmaven.trainer.config;

import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.MultilineMessage;
import org.jspecify.annotations.Nullable;

/** Mistakes in the configuration, all at once, in words for its author. */
@SuppressWarnings("exports") // how a log shows it is known to this project's own modules
public final class ConfigurationException extends Exception implements MultilineMessage {

  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }

  /** Creates the exception; digits in its message are English. */
  public ConfigurationException(String format, @Nullable Object... values) {
    super(Formats.format(format, values));
  }
}
