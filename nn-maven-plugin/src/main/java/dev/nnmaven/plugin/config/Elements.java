package dev.nnmaven.plugin.config;

import dev.nnmaven.nn.catalog.NearestName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Elements of a POM as texts. */
public final class Elements {

  private Elements() {}

  /**
   * Lists the texts of an element without children, or of those that have none below it, by path.
   * Siblings of the same name are counted: {@code network/layer 2/neurons}. Attributes follow a
   * name: {@code space/learningRate[optimizer=adam]}.
   *
   * @param path path of the element itself
   */
  public static Map<String, String> texts(String path, PlexusConfiguration element) {
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

  /** What is wrong with an element that is none of those known. */
  static String unknown(String name, Collection<String> known) {
    String hint = NearestName.hint(name, known);
    return "unknown element <%s>%s"
        .formatted(name, hint.isEmpty() ? "; there are " + String.join(", ", known) : hint);
  }

  /** Path without the numbers of siblings. */
  static String withoutNumbers(String path) {
    return path.replaceAll(" [0-9]+", "");
  }
}
