package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.text.Shown;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of names with values, such as {@code a:1, b:2}. */
public final class NamedValues {

  /** Name and value; names may contain commas and colons, the value follows the last colon. */
  private static final Pattern ONE =
      Pattern.compile("\\s*([^\\s:].*?)\\s*:([^:,(]*(?:\\([^)]*\\)\\s*)?)(?:,|$)", Pattern.DOTALL);

  private NamedValues() {}

  /**
   * Parses a list.
   *
   * @param kind of what is named, for the message, such as {@code the class}; may be empty
   * @param expected for the message
   * @throws IllegalArgumentException if it is none, or a name is there twice
   */
  public static Map<String, String> of(String text, String kind, String expected) {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher one = ONE.matcher(text);
    int position = 0;
    while (position < text.length() && one.region(position, text.length()).lookingAt()) {
      if (values.put(one.group(1), one.group(2).strip()) != null) {
        throw new IllegalArgumentException(
            "%s\"%s\" is named twice".formatted(kind, Shown.text(one.group(1))));
      }
      position = one.end();
    }
    if (position < text.stripTrailing().length() || text.stripTrailing().endsWith(",")) {
      throw new IllegalArgumentException(
          "expected %s, found \"%s\"".formatted(expected, Shown.text(text.strip())));
    }
    return values;
  }
}
