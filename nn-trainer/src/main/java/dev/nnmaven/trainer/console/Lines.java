package dev.nnmaven.trainer.console;

/** Output for the user: Maven's log, directly or from a forked process. */
public interface Lines {

  /** Shows nothing. */
  Lines NONE = new Lines() {};

  default void info(String line) {}

  default void warn(String line) {}

  default void debug(String line) {}
}
