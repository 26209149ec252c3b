package dev.nnmaven.plugin.baseline;

import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.plugin.text.Texts;

/** Reason for accepting a model: one line, shown in all reports. */
public final class Reason {

  /** Maximum length in characters. */
  static final int LONGEST = 200;

  private Reason() {}

  /**
   * Parses a reason.
   *
   * @throws IllegalArgumentException if it is not one line of visible text
   */
  public static String parse(String text) {
    int length = text.codePointCount(0, text.length());
    if (length > LONGEST) {
      throw new IllegalArgumentException(
          Texts.format("expected at most %d characters, found %d", LONGEST, length));
    }
    if (text.codePoints().anyMatch(Shown::isUnseen)) {
      throw new IllegalArgumentException(
          "expected one line of characters that can be seen, found \"%s\""
              .formatted(Shown.escaped(text)));
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("expected a reason, found none");
    }
    return text;
  }
}
