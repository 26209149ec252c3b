package dev.nnmaven.gate.report;

import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.nn.text.SafeText;

/**
 * Escapes text for Markdown on GitHub and GitLab.
 *
 * <p>Class names come from folders, which anybody may add in a pull request: they must not end a
 * table, format, link, load an image or mention a person.
 */
public final class Markdown {

  /** Maximum length of a name in characters. */
  private static final int LONGEST_NAME = 200;

  /** Maximum length of a text, which may be of many names. */
  private static final int LONGEST_TEXT = 2000;

  /** Characters that need no escape. */
  private static final String PLAIN = " ,;()%→×/";

  /** Prefixes of references to people, issues, labels and so on. */
  private static final String REFERENCES = "@#!~$&%^";

  private static final String ZERO_WIDTH_SPACE = "&#8203;";

  private Markdown() {}

  /** Formats a name as inline code, in which mentions are not active. */
  public static String code(String name) {
    return "<code>" + text(name, LONGEST_NAME) + "</code>";
  }

  /** Escapes text for a line or a table cell. */
  public static String text(String text) {
    return text(text, LONGEST_TEXT);
  }

  private static String text(String text, int longest) {
    int[] characters = text.codePoints().toArray();
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < Math.min(characters.length, longest); i++) {
      int before = i == 0 ? ' ' : characters[i - 1];
      int after = i + 1 == characters.length ? ' ' : characters[i + 1];
      escaped.append(escape(before, characters[i], after));
    }
    return escaped.append(characters.length > longest ? "…" : "").toString();
  }

  /** What became of a rule. */
  public static String sign(RuleResult rule) {
    return switch (rule.outcome()) {
      case PASSED -> "✅";
      case FAILED -> "❌";
      case UNDECIDED, NOT_CHECKED -> "➖ " + rule.outcome().word();
    };
  }

  private static String escape(int before, int c, int after) {
    if (SafeText.isUnseen(c)) {
      return "&#92;u" + SafeText.hex(c);
    }
    if (REFERENCES.indexOf(c) >= 0 && Character.isLetterOrDigit(after)) {
      return "&#" + c + ";" + ZERO_WIDTH_SPACE;
    }
    boolean plain =
        switch (c) {
          // Not in www.example.com, which becomes a link.
          case '.' ->
              (Character.isLetterOrDigit(before) && before != 'w' && before != 'W') || after == ' ';
          case ':' -> after == ' ';
          case '-' -> Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after);
          default -> Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0;
        };
    return plain ? Character.toString(c) : "&#" + c + ";";
  }
}
