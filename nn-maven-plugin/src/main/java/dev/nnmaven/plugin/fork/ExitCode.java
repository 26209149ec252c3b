package dev.nnmaven.plugin.fork;

/** Explains exit codes of processes. */
final class ExitCode {

  private static final int SIGNAL_BASE = 128;
  private static final int KILL = 9;

  private ExitCode() {}

  static String describe(int code) {
    if (code == SIGNAL_BASE + KILL) {
      return "with exit code 137: it was killed, as systems do when memory runs out";
    }
    if (code > SIGNAL_BASE && code < SIGNAL_BASE + 64) {
      return "with exit code %d: it was ended by signal %d".formatted(code, code - SIGNAL_BASE);
    }
    return "with exit code " + code;
  }
}
