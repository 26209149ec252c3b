package dev.nnmaven.plugin.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the POM and the command line say of the gate, as texts by name: as parameters of the goal,
 * or as elements of {@code <gate>}.
 *
 * @param parameters those of the goal; a text is null where nothing is said
 * @param elements those of {@code <gate>}
 * @param classes those of {@code <minClassRecalls>} in {@code <gate>}: shares by the name of a
 *     class
 */
public record GateConfig(
    Map<String, String> parameters, Map<String, String> elements, Map<String, String> classes) {

  /** Copies the maps. */
  public GateConfig {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
    classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
  }

  /** Nothing but parameters of the goal. */
  public static GateConfig of(Map<String, String> parameters) {
    return new GateConfig(parameters, Map.of(), Map.of());
  }

  /** What is said of a name in either place, or null. */
  public String text(String name) {
    return elements.containsKey(name) ? elements.get(name) : parameters.get(name);
  }

  /** What the user calls it. */
  public String place(String name) {
    return elements.containsKey(name) ? "gate/" + name : "nn." + name;
  }

  /** Adds a mistake for each name that both places speak of. */
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
