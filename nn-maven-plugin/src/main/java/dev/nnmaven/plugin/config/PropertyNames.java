package dev.nnmaven.plugin.config;

import dev.nnmaven.nn.catalog.NearestName;
import java.util.Collection;
import java.util.TreeSet;

/** Checks property names: Maven ignores misspelled ones silently. */
public final class PropertyNames {

  private static final String PREFIX = "nn.";

  /**
   * Suffix of properties such as {@code nn.version}, in which people keep the version of this
   * plugin.
   */
  private static final String VERSION = ".version";

  private PropertyNames() {}

  /**
   * Adds a mistake for each unknown property with the prefix of this plugin.
   *
   * @param given all properties of the build
   * @param known properties of this plugin's goals
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
