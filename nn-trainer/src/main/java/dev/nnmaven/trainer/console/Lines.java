package dev.nnmaven.trainer.console;

/** Output for the user: Maven's log, directly or from a forked process. */
public interface Lines {

  /** Shows nothing. */
  Lines NONE = new Lines() {};

  /** Logs at level info. */
  default void info(String line) {}

  /** Logs a warning. */
  default void warn(String line) {}

  /** Logs at level debug. */
  default void debug(String line) {}
}
