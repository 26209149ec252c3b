package dev.nnmaven.plugin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Elements of a POM as texts. */
final class PomElements {

  private PomElements() {}

  /**
   * Lists the texts of an element without children, or of those that have none below it, by path.
   *
   * @param path path of the element itself
   */
  static Map<String, String> texts(String path, PlexusConfiguration element) {
    Map<String, String> texts = new LinkedHashMap<>();
    all(path, element)
        .forEach(
            (place, child) -> {
              if (child.getChildCount() == 0) {
                texts.put(place, child.getValue(""));
              }
            });
    return texts;
  }

  /**
   * Lists an element and all below it, by path. Siblings of the same name are counted: {@code
   * network/layer 2/neurons}. Attributes follow a name: {@code space/learningRate[optimizer=adam]};
   * elsewhere they mean nothing.
   */
  static Map<String, PlexusConfiguration> all(String path, PlexusConfiguration element) {
    Map<String, PlexusConfiguration> all = new LinkedHashMap<>();
    all.put(path, element);
    boolean isSpace = path.startsWith("search/space");
    List<String> names =
        Stream.of(element.getChildren())
            .map(child -> isSpace ? withConditions(child) : child.getName())
            .toList();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      long number = names.subList(0, i + 1).stream().filter(name::equals).count();
      boolean single = Collections.frequency(names, name) == 1;
      all.putAll(all(path + "/" + (single ? name : name + " " + number), element.getChild(i)));
    }
    return all;
  }

  private static String withConditions(PlexusConfiguration element) {
    return attributes(element).entrySet().stream()
        .map(condition -> "[%s=%s]".formatted(condition.getKey(), condition.getValue()))
        .collect(Collectors.joining("", element.getName(), ""));
  }

  /** Attributes, but for those that Maven reads itself, such as combine.children. */
  static SortedMap<String, String> attributes(PlexusConfiguration element) {
    SortedMap<String, String> attributes = new TreeMap<>();
    for (String name : element.getAttributeNames()) {
      if (name.matches("\\w+") && !name.equals("implementation")) {
        attributes.put(name, element.getAttribute(name, ""));
      }
    }
    return attributes;
  }
}
