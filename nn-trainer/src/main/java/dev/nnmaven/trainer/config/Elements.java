package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Elements inside of a parameter, by their path. */
public final class Elements {

  private Elements() {}

  /** What is wrong with an element that is none of those known. */
  public static String unknown(String name, Collection<String> known) {
    String hint = NearestName.hint(name, known);
    return "unknown element <%s>%s"
        .formatted(name, hint.isEmpty() ? "; there are " + String.join(", ", known) : hint);
  }

  /** Path without the numbers of siblings. */
  public static String withoutNumbers(String path) {
    return path.replaceAll(" [0-9]+", "");
  }

  /**
   * An element as a POM has it, a line each.
   *
   * @param inside texts in it by their paths, free of what XML would have to escape
   */
  public static List<String> lines(String name, Map<String, String> inside) {
    List<String> lines = new ArrayList<>();
    Element.of(name, inside).addTo(lines, "");
    return lines;
  }
}
