package dev.nnmaven.trainer.config;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression that finds something in the names of examples, such as their group. */
public final class NamePattern {

  private NamePattern() {}

  /** Parses it; throws IllegalArgumentException if it is none. */
  public static Pattern of(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "expected a regular expression such as ^[^/]+/([^-]+)-, found \"%s\": %s"
              .formatted(text, e.getDescription()),
          e);
    }
  }
}
