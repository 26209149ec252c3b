package dev.nnmaven.nn.text;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Texts that come from data, as messages show them: names of classes and images, what a model file
 * says of itself, a word that nobody knows. Anybody may propose data, so that such a text must
 * neither end a line, nor hide what stands before it, nor fill a log.
 */
public final class Shown {

  /** Longer texts are cut in the middle: the ends of names tell more. */
  static final int LONGEST = 200;

  /** More names than this are not read. */
  static final int MOST_LISTED = 20;

  private Shown() {}

  /** A text on one line, with numbers for what nobody sees, and not too long. */
  public static String text(Object text) {
    return escaped(cut(String.valueOf(text), LONGEST));
  }

  /** The first of some texts, separated by commas, and how many more there are. */
  public static String list(Collection<?> texts) {
    String first =
        texts.stream().limit(MOST_LISTED).map(Shown::text).collect(Collectors.joining(", "));
    int more = texts.size() - MOST_LISTED;
    return more > 0 ? String.format(Locale.ROOT, "%s and %,d more", first, more) : first;
  }

  /** The beginning and the end of a text that is longer than wanted, and how long it is. */
  public static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int head = longest * 2 / 3;
    int tail = text.length() - (longest - head);
    // Not in the middle of a character of two halves.
    head -= Character.isHighSurrogate(text.charAt(head - 1)) ? 1 : 0;
    tail += Character.isLowSurrogate(text.charAt(tail)) ? 1 : 0;
    return String.format(
        Locale.ROOT,
        "%s ... %s (%,d characters)",
        text.substring(0, head),
        text.substring(tail),
        text.length());
  }

  /** A text with numbers, each after a backslash and a u, in place of what nobody sees. */
  public static String escaped(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isUnseen(c)) {
                shown.append("\\u").append(hex(c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  /**
   * Whether no reader sees a character that changes what he sees, or what a file means: line ends,
   * escape sequences, directions of writing, halves of characters.
   */
  public static boolean isUnseen(int c) {
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

  /** The number of a character, in the form of Java's escapes. */
  public static String hex(int c) {
    return String.format(Locale.ROOT, "%04x", c);
  }
}
