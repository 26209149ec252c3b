package dev.nnmaven.plugin.report;

import dev.nnmaven.plugin.text.Invisible;

/**
 * Any text as Markdown that shows just this text, on GitHub and on GitLab.
 *
 * <p>Names of classes come from folders, and anybody may propose a folder in a pull request: they
 * must not end a table, format, link, load an image or call for a person's attention.
 */
final class Markdown {

  /** Longer names would push all else out of sight. */
  private static final int MOST_CHARACTERS = 200;

  /** What may stand in a text as it is: nothing that Markdown reads. */
  private static final String PLAIN = " ,;()%→×/";

  /** Before a word, these make a mention of a person, an issue, a label and so on. */
  private static final String REFERENCES = "@#!~$&%^";

  private static final String ZERO_WIDTH_SPACE = "&#8203;";

  private Markdown() {}

  /** A name in the typeface of code, where no mention is a mention. */
  static String code(String name) {
    return "<code>" + escape(name) + "</code>";
  }

  /** A text in a line or in a cell of a table. */
  static String text(String text) {
    return escape(text);
  }

  private static String escape(String text) {
    int[] characters = text.codePoints().toArray();
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < Math.min(characters.length, MOST_CHARACTERS); i++) {
      int before = i == 0 ? ' ' : characters[i - 1];
      int after = i + 1 == characters.length ? ' ' : characters[i + 1];
      escaped.append(escape(before, characters[i], after));
    }
    return escaped.append(characters.length > MOST_CHARACTERS ? "…" : "").toString();
  }

  private static String escape(int before, int c, int after) {
    if (Invisible.is(c)) {
      return "&#92;u" + Invisible.hex(c);
    }
    if (REFERENCES.indexOf(c) >= 0 && Character.isLetterOrDigit(after)) {
      return "&#" + c + ";" + ZERO_WIDTH_SPACE;
    }
    boolean plain =
        switch (c) {
          // Not in a name such as www.example.com, which becomes a link.
          case '.' -> (Character.isDigit(before) && Character.isDigit(after)) || after == ' ';
          case ':' -> after == ' ';
          case '-' -> Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after);
          default -> Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0;
        };
    return plain ? Character.toString(c) : "&#" + c + ";";
  }
}
