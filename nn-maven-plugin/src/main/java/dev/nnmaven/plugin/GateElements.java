package dev.nnmaven.plugin;

import dev.nnmaven.nn.catalog.NearestName;
import dev.nnmaven.plugin.config.GateConfig;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.gate.GateParser;
import java.util.LinkedHashMap;
import java.util.Map;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Reads the elements of {@code <gate>}. Maven itself would stop at the first unknown one without
 * listing the known ones, and class names are arbitrary.
 */
final class GateElements {

  private static final String CLASSES = "minClassRecalls";

  private final Map<String, String> elements = new LinkedHashMap<>();
  private final Map<String, String> classes = new LinkedHashMap<>();
  private final Mistakes mistakes;

  private GateElements(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /**
   * Reads the configuration of the gate.
   *
   * @param gate the element, or null
   * @param parameters parameters of the goal, by name
   */
  static GateConfig read(
      PlexusConfiguration gate, Map<String, String> parameters, Mistakes mistakes) {
    GateElements read = new GateElements(mistakes);
    if (gate != null) {
      read.gate(gate);
    }
    return new GateConfig(parameters, read.elements, read.classes);
  }

  private void gate(PlexusConfiguration gate) {
    if (!Mistakes.isNothing(gate.getValue(null))) {
      mistakes.add(
          "gate",
          "expected elements such as <minAccuracy>95%%</minAccuracy>, found \"%s\""
              .formatted(gate.getValue().strip()));
    }
    for (PlexusConfiguration element : gate.getChildren()) {
      String name = element.getName();
      if (!GateParser.names().contains(name)) {
        String hint = NearestName.hint(name, GateParser.names());
        mistakes.add(
            "gate",
            "unknown element <%s>%s"
                .formatted(
                    name,
                    hint.isEmpty()
                        ? "; there are " + String.join(", ", GateParser.names())
                        : hint));
      } else if (name.equals(CLASSES)) {
        classes(element);
      } else {
        put(elements, "gate/" + name, element);
      }
    }
  }

  private void classes(PlexusConfiguration element) {
    if (element.getChildCount() == 0) {
      mistakes.add(
          "gate/" + CLASSES,
          "expected an element for each class, such as <B>85%</B>; a list of them is"
              + " <minClassRecall>80%, B:85%</minClassRecall>");
    }
    for (PlexusConfiguration one : element.getChildren()) {
      put(classes, "gate/%s/%s".formatted(CLASSES, one.getName()), one);
    }
  }

  private void put(Map<String, String> texts, String place, PlexusConfiguration element) {
    String text = element.getValue(null);
    if (element.getChildCount() > 0) {
      mistakes.add(place, "expected a value, found elements");
    } else if (Mistakes.isNothing(text)) {
      mistakes.add(place, "expected a value; leave the element out to ask for nothing");
    } else if (texts.put(element.getName(), text) != null) {
      mistakes.add(place, "stands there twice");
    }
  }
}
