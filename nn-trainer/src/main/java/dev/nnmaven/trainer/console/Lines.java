package dev.nnmaven.trainer.console;

/** Output for the user: Maven's log, directly or from a forked process. */
public interface Lines {

  /** Shows nothing. */
  Lines NONE =
      new Lines() {
        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {}
      };

  /** Logs at level info. */
  void info(String line);

  /** Logs a warning. */
  void warn(String line);

  /** Logs at level debug. */
  default void debug(String line) {}
}
