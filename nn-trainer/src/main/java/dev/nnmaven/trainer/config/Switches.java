package dev.nnmaven.trainer.config;

/** Parses booleans in a POM; anything but true and false, in any case, is a mistake. */
public final class Switches {

  private Switches() {}

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
