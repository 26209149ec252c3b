package dev.nnmaven.plugin.text;

import dev.nnmaven.nn.text.Shown;

/**
 * Characters that no reader sees and that change what he sees, or what a file means: line ends,
 * escape sequences, directions of writing, halves of characters. Reports show their numbers
 * instead.
 */
public final class Invisible {

  private Invisible() {}

  /** Whether a character is one of these. */
  public static boolean is(int c) {
    return Shown.isUnseen(c);
  }

  /** The number, in the form of Java's escapes. */
  public static String hex(int c) {
    return Shown.hex(c);
  }

  /** A text with numbers, each after a backslash and a u, in place of what nobody sees. */
  public static String shown(String text) {
    return Shown.escaped(text);
  }
}
