package dev.nnmaven.trainer.console;

/** Output for the user: Maven's log, directly or from a forked process. */
public interface Lines {

  /** Logs at level info. */
  void info(String line);

  /** Logs a warning. */
  void warn(String line);

  /** Logs at level debug. */
  default void debug(String line) {}
}
