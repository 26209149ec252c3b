package dev.nnmaven.plugin.config;

import dev.nnmaven.nn.catalog.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks element names in a POM's {@code <configuration>}: Maven only warns of unknown ones, so a
 * misspelled rule would be ignored.
 */
public final class ElementNames {

  private ElementNames() {}

  /**
   * Adds a mistake for each unknown element.
   *
   * @param given elements in one place of the POM
   * @param goals parameters of each goal of this plugin
   * @param readers goals that read this place
   */
  public static void check(
      Collection<String> given,
      Map<String, Set<String>> goals,
      Collection<String> readers,
      Mistakes mistakes) {
    for (String name : new TreeSet<>(given)) {
      List<String> owners =
          goals.entrySet().stream()
              .filter(goal -> goal.getValue().contains(name))
              .map(Map.Entry::getKey)
              .toList();
      if (owners.isEmpty()) {
        mistakes.add("<" + name + ">", "unknown element of <configuration>" + hint(name, goals));
      } else if (owners.stream().noneMatch(readers::contains)) {
        mistakes.add(
            "<" + name + ">",
            "%s has no such parameter, but %s; put it there, or into the <configuration> of the plugin"
                .formatted(nn(readers), nn(owners)));
      }
    }
  }

  private static String hint(String name, Map<String, Set<String>> goals) {
    Set<String> all =
        goals.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    String hint = NearestName.hint(name, all);
    return hint.isEmpty() ? "; mvn nn:help -Ddetail lists those there are" : hint;
  }

  /** Lists goals: {@code nn:train, nn:evaluate}. */
  private static String nn(Collection<String> goals) {
    return goals.stream().map("nn:"::concat).collect(Collectors.joining(", "));
  }
}
