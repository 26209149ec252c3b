package dev.nnmaven.plugin.config;

/** Switches of a POM. A word that is neither true nor false must not quietly be one of them. */
public final class Switches {

  private Switches() {}

  /** What true or false says, in any case. */
  public static boolean of(String text) {
    if (text.equalsIgnoreCase("true")) {
      return true;
    }
    if (text.equalsIgnoreCase("false")) {
      return false;
    }
    throw new IllegalArgumentException("expected true or false, found \"%s\"".formatted(text));
  }
}
