package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects mistakes in a configuration, so that one run reports all of them. */
public final class Mistakes {

  private final List<String> found = new ArrayList<>();
  private final Set<String> unusable = new HashSet<>();
  private final Map<String, String> places = new HashMap<>();

  /**
   * Adds a mistake in a parameter, unless it was added before or the parameter is known to be
   * unusable.
   *
   * @param what format of the values; without values, the text itself
   */
  public void add(String parameter, String what, @Nullable Object... values) {
    String place = places.getOrDefault(parameter, parameter);
    String mistake = place + ": " + (values.length == 0 ? what : Formats.format(what, values));
    if (!unusable.contains(parameter) && !unusable.contains(place) && !found.contains(mistake)) {
      found.add(mistake);
    }
  }

  /** Names the place of a parameter that is an element within another element. */
  void place(String parameter, String path) {
    places.put(parameter, path);
  }

  /** Adds a mistake in an unusable parameter, and suppresses further ones about it. */
  public void addUnusable(String parameter, String what, @Nullable Object... values) {
    add(parameter, what, values);
    unusable.add(parameter);
  }

  /** Whether something was unusable, or an element that it is in: {@code gate/minAccuracy}. */
  public boolean isUnusable(String path) {
    return unusable.stream().anyMatch(text -> path.equals(text) || path.startsWith(text + "/"));
  }

  /**
   * Parses the text of a parameter; empty if blank or invalid.
   *
   * @param text text from the POM or command line; blank if not set
   * @param parser throws an IllegalArgumentException that says what is allowed
   */
  public <T> Optional<T> parse(String parameter, String text, Function<String, T> parser) {
    return text.isBlank() || unusable.contains(parameter)
        ? Optional.empty()
        : parseElement(parameter, text, parser.andThen(Optional::of), Optional.empty());
  }

  /** As {@link #parse}, for an element of a list, which must not be blank. */
  public <T> T parseElement(
      String parameter, String element, Function<String, T> parser, T otherwise) {
    try {
      return parser.apply(element.strip());
    } catch (IllegalArgumentException e) {
      add(parameter, SafeText.escaped(String.valueOf(e.getMessage())));
      return otherwise;
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All mistakes, a line each. */
  public List<String> lines() {
    return List.copyOf(found);
  }

  /** Throws if there are any; the message has all. */
  public void throwIfAny() throws ConfigurationException {
    if (!found.isEmpty()) {
      throw new ConfigurationException(
          "The configuration has %s:\n  %s",
          found.size() == 1 ? "a mistake" : found.size() + " mistakes", String.join("\n  ", found));
    }
  }
}
