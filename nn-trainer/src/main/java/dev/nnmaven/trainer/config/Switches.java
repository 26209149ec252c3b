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
}
