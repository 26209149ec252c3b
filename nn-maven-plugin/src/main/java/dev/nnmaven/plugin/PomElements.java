package dev.nnmaven.plugin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Elements of a POM as texts. */
final class PomElements {

  private PomElements() {}

  /**
   * Lists the texts of an element without children, or of those that have none below it, by path.
   * Siblings of the same name are counted: {@code network/layer 2/neurons}. Attributes follow a
   * name: {@code space/learningRate[optimizer=adam]}.
   *
   * @param path path of the element itself
   */
  static Map<String, String> texts(String path, PlexusConfiguration element) {
    Map<String, String> texts = new LinkedHashMap<>();
    PlexusConfiguration[] inside = element.getChildren();
    if (inside.length == 0) {
      texts.put(path, element.getValue(""));
    }
    Map<String, Integer> counted = new LinkedHashMap<>();
    for (PlexusConfiguration one : inside) {
      String name = name(one);
      int number = counted.merge(name, 1, Integer::sum);
      boolean single = Stream.of(inside).filter(each -> name(each).equals(name)).count() == 1;
      texts.putAll(texts(path + "/" + (single ? name : name + " " + number), one));
    }
    return texts;
  }

  /** Name with its attributes, but for those that Maven reads itself, such as combine.children. */
  private static String name(PlexusConfiguration element) {
    StringBuilder name = new StringBuilder(element.getName());
    for (String attribute : new TreeSet<>(List.of(element.getAttributeNames()))) {
      if (attribute.matches("\\w+") && !attribute.equals("implementation")) {
        name.append('[').append(attribute).append('=');
        name.append(element.getAttribute(attribute, "")).append(']');
      }
    }
    return name.toString();
  }
}
