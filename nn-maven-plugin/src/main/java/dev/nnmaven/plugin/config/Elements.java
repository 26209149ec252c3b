package dev.nnmaven.plugin.config;

import dev.nnmaven.nn.catalog.NearestName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Elements of a POM as texts. */
public final class Elements {

  private Elements() {}

  /**
   * Lists the texts of an element without children, or of those that have none below it, by path.
   * Siblings of the same name are counted: {@code network/layer 2/neurons}.
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
      String name = one.getName();
      int number = counted.merge(name, 1, Integer::sum);
      boolean single = Stream.of(inside).filter(each -> each.getName().equals(name)).count() == 1;
      texts.putAll(texts(path + "/" + (single ? name : name + " " + number), one));
    }
    return texts;
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
