package dev.nnmaven.plugin.text;

import java.util.Locale;

/**
 * Characters that no reader sees and that change what he sees, or what a file means: line ends,
 * escape sequences, directions of writing, halves of characters. Reports show their numbers
 * instead.
 */
public final class Invisible {

  private Invisible() {}

  /** Whether a character is one of these. */
  public static boolean is(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  /** The number, in the form of Java's escapes. */
  public static String hex(int c) {
    return String.format(Locale.ROOT, "%04x", c);
  }

  /** A text with numbers, each after a backslash and a u, in place of what nobody sees. */
  public static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (is(c)) {
                shown.append("\\u").append(hex(c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }
}
