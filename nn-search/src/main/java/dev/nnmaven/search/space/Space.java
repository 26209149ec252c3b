package dev.nnmaven.search.space;

import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.search.space.Dimension.Condition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All configurations that a search may try. A configuration is a text for each parameter.
 *
 * @param dimensions parameters to draw, those on which others depend first
 */
public record Space(List<Dimension> dimensions) {

  /** What the stream of random numbers is drawn for. */
  private static final String PURPOSE = "search";

  /** The space without parts of layers. */
  public Space withoutParts() {
    return new Space(
        dimensions.stream()
            .filter(dimension -> !dimension.parameter().startsWith("network/"))
            .toList());
  }

  /**
   * Draws a configuration. A parameter's value depends on seed, number and its own line of the
   * space alone, so that another line changes no value of this one.
   *
   * @param number of the configuration
   */
  public Map<String, String> draw(long seed, int number) {
    RandomStream random = RandomStream.of(seed);
    Map<String, String> drawn = new LinkedHashMap<>();
    for (Dimension dimension : dimensions) {
      if (dimension.condition().holds(drawn)) {
        drawn.put(
            dimension.parameter(),
            dimension.draw(random.derive(PURPOSE, number).derive(dimension.name())));
      }
    }
    return drawn;
  }

  /** Whether there are only lists, so that all configurations can be counted. */
  public boolean isOfLists() {
    return dimensions.stream().allMatch(Dimension::isList);
  }

  /**
   * The configurations of a space of lists; the last parameter changes first.
   *
   * @param most largest number of them
   */
  public List<Map<String, String>> grid(int most) {
    List<Map<String, String>> all = List.of(Map.of());
    for (Dimension dimension : dimensions) {
      all = all.stream().flatMap(before -> longer(before, dimension)).limit(most).toList();
    }
    return all;
  }

  private static Stream<Map<String, String>> longer(
      Map<String, String> before, Dimension dimension) {
    return dimension.condition().holds(before)
        ? dimension.ends().stream().map(value -> with(before, dimension.parameter(), value))
        : Stream.of(before);
  }

  /**
   * A few configurations in which each value and each end of a range occurs: if these can be
   * trained with, so can what lies between.
   */
  public List<Map<String, String>> extremes() {
    return dimensions.stream()
        .flatMap(dimension -> dimension.ends().stream().map(value -> with(dimension, value)))
        .toList();
  }

  /** Parameters that each configuration has, whatever is drawn. */
  public Set<String> always() {
    return dimensions.stream()
        .map(Dimension::parameter)
        .filter(this::isAlways)
        .collect(Collectors.toSet());
  }

  private boolean isAlways(String parameter) {
    List<Condition> conditions =
        dimensions.stream()
            .filter(dimension -> dimension.parameter().equals(parameter))
            .map(Dimension::condition)
            .toList();
    return conditions.stream().anyMatch(Condition::isNone)
        || dimensions.stream()
            .filter(other -> other.condition().isNone() && other.isList())
            .anyMatch(
                other ->
                    conditions.stream()
                        .filter(condition -> condition.parameter().equals(other.parameter()))
                        .flatMap(condition -> condition.values().stream())
                        .collect(Collectors.toSet())
                        .containsAll(other.ends()));
  }

  /** The configuration of first values, but for one of a parameter. */
  private Map<String, String> with(Dimension chosen, String value) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Dimension dimension : dimensions) {
      boolean isNeeded = dimension.parameter().equals(chosen.condition().parameter());
      if (dimension.equals(chosen)) {
        all.put(dimension.parameter(), value);
      } else if (isNeeded) {
        all.put(dimension.parameter(), chosen.condition().values().get(0));
      } else if (dimension.condition().holds(all)
          && !dimension.parameter().equals(chosen.parameter())) {
        all.put(dimension.parameter(), dimension.ends().get(0));
      }
    }
    return all;
  }

  private static Map<String, String> with(
      Map<String, String> before, String parameter, String value) {
    Map<String, String> longer = new LinkedHashMap<>(before);
    longer.put(parameter, value);
    return longer;
  }
}
