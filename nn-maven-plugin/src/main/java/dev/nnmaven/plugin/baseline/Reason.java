package dev.nnmaven.plugin.baseline;

import dev.nnmaven.plugin.text.Invisible;
import dev.nnmaven.plugin.text.Texts;

/** Why a model was accepted: a line that people wrote, and that all reports show. */
public final class Reason {

  /** In characters; a sentence or two. */
  static final int LONGEST = 200;

  private Reason() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is no line that can be shown as it is
   */
  public static String parse(String text) {
    int length = text.codePointCount(0, text.length());
    if (length > LONGEST) {
      throw new IllegalArgumentException(
          Texts.format("expected at most %d characters, found %d", LONGEST, length));
    }
    if (text.codePoints().anyMatch(Invisible::is)) {
      throw new IllegalArgumentException(
          "expected one line of characters that can be seen, found \"%s\""
              .formatted(Invisible.shown(text)));
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("expected a reason, found none");
    }
    return text;
  }
}
