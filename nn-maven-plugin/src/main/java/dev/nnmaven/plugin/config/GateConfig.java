package dev.nnmaven.plugin.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Unparsed configuration of the gate, by name: parameters of the goal, and elements of {@code
 * <gate>}.
 *
 * @param parameters parameters of the goal; null if not set
 * @param elements elements of {@code <gate>}
 * @param classes {@code <minClassRecalls>} in {@code <gate>}: shares by class name
 */
public record GateConfig(
    Map<String, String> parameters, Map<String, String> elements, Map<String, String> classes) {

  /** Copies the maps. */
  public GateConfig {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
    classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
  }

  /** Creates a configuration from parameters of the goal only. */
  public static GateConfig of(Map<String, String> parameters) {
    return new GateConfig(parameters, Map.of(), Map.of());
  }

  /** Value of a name from either place, or null. */
  public String text(String name) {
    return elements.containsKey(name) ? elements.get(name) : parameters.get(name);
  }

  /** Name as the user writes it, for messages. */
  public String place(String name) {
    return elements.containsKey(name) ? "gate/" + name : "nn." + name;
  }

  /** Adds a mistake for each name set in both places. */
  public void requireNoContradiction(Mistakes mistakes) {
    for (String name : elements.keySet()) {
      if (!Mistakes.isNothing(parameters.get(name))) {
        mistakes.add(
            "nn." + name,
            "<%s> in <gate> and nn.%s (or <%s> outside of <gate>) say the same thing; leave one of"
                    .formatted(name, name, name)
                + " the two out");
      }
    }
  }
}
