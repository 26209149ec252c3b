package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of names with values, such as {@code a:1, b:2}. */
public final class NamedValues {

  /** Name and value; names may contain commas and colons, the value follows the last colon. */
  private static final Pattern ONE =
      Pattern.compile("\\s*([^\\s:].*?)\\s*:([^:,(]*(?:\\([^)]*\\)\\s*)?)(?:,|$)", Pattern.DOTALL);

  /** Where there is no value for all. */
  private static final Pattern NONE = Pattern.compile("(?!)");

  private NamedValues() {}

  /**
   * Parses a list.
   *
   * @param kind of what is named, for the message, such as {@code the class}; may be empty
   * @param expected for the message
   * @throws IllegalArgumentException if it is none, or a name is there twice
   */
  public static Map<String, String> of(String text, String kind, String expected) {
    return of(text, NONE, kind, expected);
  }

  /**
   * Parses a list that may have a value without a name, for all that have none of their own: {@code
   * 80%, B:85%}.
   *
   * @param forAll what that value looks like
   * @return values by name; that for all others by an empty one
   * @throws IllegalArgumentException if it is none, or a name is there twice
   */
  public static Map<String, String> of(String text, Pattern forAll, String kind, String expected) {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher all = Pattern.compile("\\s*(%s)\\s*(?:,|$)".formatted(forAll)).matcher(text);
    Matcher matcher = ONE.matcher(text);
    int position = 0;
    while (position < text.length()) {
      boolean isForAll = all.region(position, text.length()).lookingAt();
      if (!isForAll && !matcher.region(position, text.length()).lookingAt()) {
        break;
      }
      String name = isForAll ? "" : matcher.group(1);
      String value = (isForAll ? all.group(1) : matcher.group(2)).strip();
      String before = values.put(name, value);
      if (before != null) {
        throw new IllegalArgumentException(
            isForAll
                ? "expected %s, found two for all: %s and %s".formatted(expected, before, value)
                : "%s\"%s\" is named twice".formatted(kind, SafeText.text(name)));
      }
      position = isForAll ? all.end() : matcher.end();
    }
    if (position < text.stripTrailing().length() || text.stripTrailing().endsWith(",")) {
      throw Illegal.argument("expected %s, found \"%s\"", expected, SafeText.text(text.strip()));
    }
    return values;
  }
}
