package dev.nnmaven.nn.text;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Escapes and shortens untrusted text for messages: names of classes and images, metadata of model
 * files, unknown words. Such text must not end a line, hide what precedes it, or flood a log.
 */
public final class SafeText {

  /**
   * Maximum length; longer texts are cut in the middle, since the ends of names distinguish them.
   */
  static final int LONGEST = 200;

  /** Maximum number of names in a list. */
  static final int MOST_LISTED = 20;

  private SafeText() {}

  /**
   * Formats a text, or what is inserted as one, on one line, with invisible characters escaped, at
   * limited length and cost.
   */
  public static String text(@Nullable Object text) {
    return escaped(cut(Rendering.of(text), LONGEST));
  }

  /** Joins the first texts with commas, followed by how many more there are. */
  public static String list(Collection<?> texts) {
    int more = texts.size() - MOST_LISTED;
    String first = first(texts.stream().limit(MOST_LISTED).toList(), MOST_LISTED);
    return more > 0 ? String.format(Locale.ROOT, "%s and %,d more", first, more) : first;
  }

  /** Joins the first texts with commas, followed by dots if there are more. */
  public static String first(Collection<?> texts, int most) {
    String first = texts.stream().limit(most).map(SafeText::text).collect(Collectors.joining(", "));
    return texts.size() > most ? first + ", ..." : first;
  }

  /** Shortens a long text to its beginning, its end, and its length. */
  public static String cut(String text, int longest) {
    return text.length() <= longest
        ? text
        : String.format(Locale.ROOT, "%s (%,d characters)", ends(text, longest), text.length());
  }

  /** Shortens a long text to its beginning and its end, for where there is little room. */
  public static String ends(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int head = longest * 2 / 3;
    int tail = text.length() - (longest - head);
    // Not within a surrogate pair.
    head -= Character.isHighSurrogate(text.charAt(head - 1)) ? 1 : 0;
    tail += Character.isLowSurrogate(text.charAt(tail)) ? 1 : 0;
    return text.substring(0, head) + " ... " + text.substring(tail);
  }

  /** Replaces invisible characters by Unicode escapes. */
  public static String escaped(String text) {
    return text.codePoints()
        .mapToObj(c -> isUnseen(c) ? "\\u" + hex(c) : Character.toString(c))
        .collect(Collectors.joining());
  }

  /**
   * Whether a character is invisible but changes what is seen or what a file means: line ends,
   * control characters, text direction, unpaired surrogates.
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

  /** Unicode escape of a character, as in Java source. */
  public static String hex(int c) {
    return String.format(Locale.ROOT, "%04x", c);
  }
}
