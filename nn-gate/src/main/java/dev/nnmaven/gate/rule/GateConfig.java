package dev.nnmaven.gate.rule;

import dev.nnmaven.trainer.config.Elements;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Settings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Unparsed configuration of the gate, by name: parameters of the goal, and elements of {@code
 * <gate>}.
 *
 * @param parameters parameters of the goal
 * @param elements elements of {@code <gate>}
 * @param classes {@code <minClassRecalls>} in {@code <gate>}: shares by class name
 */
public record GateConfig(
    Map<String, String> parameters, Map<String, String> elements, Map<String, String> classes) {

  private static final String CLASSES = "minClassRecalls";

  /**
   * Reads the configuration of the gate.
   *
   * @param names known elements of {@code <gate>}
   */
  public static GateConfig of(Settings settings, Collection<String> names) {
    Mistakes mistakes = settings.mistakes();
    if (settings.has("gate")) {
      mistakes.add(
          "gate",
          "expected elements such as <minAccuracy>95%%</minAccuracy>, found \"%s\"",
          settings.text("gate").strip());
    }
    Map<String, String> elements = new LinkedHashMap<>();
    Map<String, String> classes = new LinkedHashMap<>();
    settings
        .inside("gate")
        .forEach(
            (path, text) -> {
              String[] steps = Elements.withoutNumbers(path).split("/", 3);
              if (!names.contains(steps[0])) {
                mistakes.add("gate", Elements.unknown(steps[0], names));
              } else if (!steps[0].equals(CLASSES)) {
                put(elements, steps, 0, text, mistakes);
              } else if (steps.length > 1) {
                put(classes, steps, 1, text, mistakes);
              } else {
                mistakes.add(
                    "gate/" + CLASSES,
                    "expected an element for each class, such as <B>85%</B>; a list of them is"
                        + " <minClassRecall>80%, B:85%</minClassRecall>");
              }
            });
    return new GateConfig(settings.texts(), elements, classes);
  }

  /** Adds the text of the element that is the given step of a path, which must be the last. */
  private static void put(
      Map<String, String> texts, String[] path, int step, String text, Mistakes mistakes) {
    String place = "gate/" + String.join("/", List.of(path).subList(0, step + 1));
    if (path.length > step + 1) {
      mistakes.add(place, "expected a value, found elements");
    } else if (text.isBlank()) {
      mistakes.add(place, "expected a value; remove the element to use the default");
    } else if (texts.put(path[step], text) != null) {
      mistakes.add(place, "is given twice");
    }
  }

  /** Creates a configuration from parameters of the goal only. */
  public static GateConfig of(Map<String, String> parameters) {
    return new GateConfig(parameters, Map.of(), Map.of());
  }

  /** Value of a name from either place; empty if not set. */
  public String text(String name) {
    return elements.getOrDefault(name, parameters.getOrDefault(name, ""));
  }

  /** Name as the user writes it, for messages. */
  public String place(String name) {
    return elements.containsKey(name) ? "gate/" + name : "nn." + name;
  }

  /** Adds a mistake for each name set in both places. */
  public void requireNoContradiction(Mistakes mistakes) {
    for (String name : elements.keySet()) {
      if (!parameters.getOrDefault(name, "").isBlank()) {
        mistakes.add(
            "nn." + name,
            "<%s> in <gate> and nn.%s (or <%s> outside of <gate>) say the same thing; leave one of"
                + " the two out",
            name,
            name,
            name);
      }
    }
  }
}
