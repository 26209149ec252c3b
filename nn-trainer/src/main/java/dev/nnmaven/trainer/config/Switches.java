package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.text.Illegal;

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
    throw Illegal.argument("expected true or false, found \"%s\"", text);
  }
}
