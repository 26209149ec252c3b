package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.NearestName;
import java.util.Collection;

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
}
