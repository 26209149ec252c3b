package dev.nnmaven.plugin.console;

/** Where lines for the user go: Maven's log, or the process that has one. */
public interface Lines {

  /** A line of information. */
  void info(String line);

  /** A line that asks for attention. */
  void warn(String line);

  /** A line for whoever looks for a fault; nobody else sees it. */
  default void debug(String line) {}
}
