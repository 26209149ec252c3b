package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.text.NearestName;
import dev.nnmaven.trainer.config.ParameterEntry.Trait;
import java.util.Collection;

/**
 * What is wrong with a name that nothing reads, and what to write instead: the same for a POM, a
 * command line, a file of settings and a program.
 */
public final class UnknownName {

  /** What names of properties start with. */
  public static final String PREFIX = "nn.";

  private UnknownName() {}

  /**
   * What is wrong with a property.
   *
   * @param property with {@link #PREFIX}
   * @param known all properties that are read, with their prefix
   * @param otherwise what to do if nothing is near
   */
  public static String property(
      String property, String value, Collection<String> known, String otherwise) {
    return "unknown property"
        + advice(withoutPrefix(property), value, hint(property, known), otherwise);
  }

  /** The nearest property, such as {@code " (did you mean nn.epochs?)"}; empty if none is near. */
  static String hint(String property, Collection<String> known) {
    // Of nn.gate.minAccuracy and training/epochs, the last part; nn.lr is another library's.
    String last = PREFIX + NameKind.ours(property.replaceFirst("(?s).*[./]", ""));
    return NearestName.hint(known.contains(last) ? last : property, known);
  }

  /**
   * What to write instead.
   *
   * @param hint the nearest name, if one is near
   * @param otherwise what to do if nothing is known of the name
   */
  public static String advice(String name, String value, String hint, String otherwise) {
    return Removed.advice(name, value)
        .or(
            () ->
                Parameters.named(name)
                    .filter(entry -> entry.is(Trait.IN_SEARCH)) // a group of its own goal
                    .map(entry -> "write " + entry.line(value)))
        .map("; "::concat)
        .orElse(hint.isEmpty() && !otherwise.isEmpty() ? "; " + otherwise : hint);
  }

  static String withoutPrefix(String property) {
    return property.startsWith(PREFIX) ? property.substring(PREFIX.length()) : property;
  }
}
