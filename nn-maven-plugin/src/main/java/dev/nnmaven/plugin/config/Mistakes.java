package dev.nnmaven.plugin.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Collects what is wrong with a configuration, so that one run reports all of it. */
public final class Mistakes {

  private final List<String> found = new ArrayList<>();
  private final Set<String> unusable = new HashSet<>();

  /** Nothing wrong yet. */
  public Mistakes() {}

  /** Adds one, said of a parameter; not once more, and not of one that is known to be unusable. */
  public void add(String parameter, String what) {
    String mistake = parameter + ": " + what;
    if (!unusable.contains(parameter) && !found.contains(mistake)) {
      found.add(mistake);
    }
  }

  /** Adds one of a parameter that has no value to parse, so that nothing else is said of it. */
  public void addUnusable(String parameter, String what) {
    add(parameter, what);
    unusable.add(parameter);
  }

  /**
   * Turns a parameter's text into what it means.
   *
   * @param parameter its name, for the message
   * @param text what the POM or the command line says; null or blank if nothing
   * @param parser makes it, or throws an IllegalArgumentException that says what is allowed
   * @param otherwise what nothing means, and what a mistake is replaced by until it is reported
   */
  public <T> T parse(String parameter, String text, Function<String, T> parser, T otherwise) {
    return isNothing(text) || unusable.contains(parameter)
        ? otherwise
        : parseElement(parameter, text, parser, otherwise);
  }

  /** As {@link #parse}, for an element of a list: where it is empty, something is missing. */
  public <T> T parseElement(
      String parameter, String element, Function<String, T> parser, T otherwise) {
    try {
      return parser.apply(element.strip());
    } catch (IllegalArgumentException e) {
      add(parameter, e.getMessage());
      return otherwise;
    }
  }

  /** Whether the POM says nothing about a parameter. */
  public static boolean isNothing(String text) {
    return text == null || text.isBlank();
  }

  /**
   * Reports what was found.
   *
   * @throws ConfigurationException if anything was, with all of it
   */
  public void throwIfAny() throws ConfigurationException {
    if (found.isEmpty()) {
      return;
    }
    String head =
        found.size() == 1
            ? "The configuration has a mistake:"
            : "The configuration has " + found.size() + " mistakes:";
    throw new ConfigurationException(head + "\n  " + String.join("\n  ", found));
  }
}
