package dev.nnmaven.plugin.config;

import dev.nnmaven.nn.catalog.NearestName;
import java.util.Collection;
import java.util.TreeSet;

/** The names of properties: Maven passes over misspelled ones, so that a typo goes unnoticed. */
public final class PropertyNames {

  private static final String PREFIX = "nn.";

  /** Such as {@code nn.version}: where people keep the version of this plugin. */
  private static final String VERSION = ".version";

  private PropertyNames() {}

  /**
   * Finds names that start as those of this plugin and are not among them.
   *
   * @param given all properties of the build
   * @param known those that some goal of this plugin has
   */
  public static void check(Collection<String> given, Collection<String> known, Mistakes mistakes) {
    for (String name : new TreeSet<>(given)) {
      if (name.startsWith(PREFIX) && !known.contains(name) && !name.endsWith(VERSION)) {
        String hint = NearestName.hint(name, known);
        mistakes.add(
            name,
            "unknown property"
                + (hint.isEmpty() ? "; names with nn. are kept for this plugin's own" : hint));
      }
    }
  }
}
