package dev.nnmaven.trainer.config;

/** Parses booleans in a POM; anything else is a mistake. */
public final class Switches {

  private Switches() {}

  /** True or false, in any case. */
  public static boolean of(String text) {
    if (text.equalsIgnoreCase("true")) {
      return true;
    }
    if (text.equalsIgnoreCase("false")) {
      return false;
    }
    throw new IllegalArgumentException("expected true or false, found \"%s\"".formatted(text));
  }

  /** Whether the build fails: {@code fail}, or {@code warn}. */
  public static boolean failOrWarn(String text) {
    return switch (text) {
      case "fail" -> true;
      case "warn" -> false;
      default ->
          throw new IllegalArgumentException("expected fail or warn, found \"%s\"".formatted(text));
    };
  }
}
