package dev.nnmaven.trainer.console;

import dev.nnmaven.trainer.text.Formats;
import org.jspecify.annotations.Nullable;

/** Output for the user: Maven's log, directly or from a forked process. */
public interface Lines {

  /** Shows nothing. */
  Lines NONE = new Lines() {};

  default void info(String line) {}

  default void warn(String line) {}

  default void debug(String line) {}

  /** Shows values in a format, with English numbers. */
  default void info(String format, @Nullable Object... values) {
    info(Formats.format(format, values));
  }

  /** Warns in a format of values, with English numbers. */
  default void warn(String format, @Nullable Object... values) {
    warn(Formats.format(format, values));
  }
}
