package dev.nnmaven.plugin.text;

import dev.nnmaven.nn.text.Shown;

/**
 * Invisible characters that change what is seen or what a file means: line ends, control
 * characters, text direction, unpaired surrogates. Reports show them as escapes.
 */
public final class Invisible {

  private Invisible() {}

  /** Whether a character is invisible. */
  public static boolean is(int c) {
    return Shown.isUnseen(c);
  }

  /** Unicode escape, as in Java source. */
  public static String hex(int c) {
    return Shown.hex(c);
  }

  /** Replaces invisible characters by Unicode escapes. */
  public static String shown(String text) {
    return Shown.escaped(text);
  }
}
