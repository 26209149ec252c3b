package dev.nnmaven.search.space;

import dev.nnmaven.nn.random.RandomStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A parameter that is searched over.
 *
 * @param condition where it is drawn at all
 * @param values what it may be
 */
public record Dimension(String parameter, Condition condition, List<Template> values) {

  /**
   * Values of another parameter, at which a parameter is drawn.
   *
   * @param parameter the other one; empty for everywhere
   */
  public record Condition(String parameter, List<String> values) {

    static final Condition NONE = new Condition("", List.of());

    boolean isNone() {
      return parameter.isEmpty();
    }

    boolean holds(Map<String, String> drawn) {
      return isNone() || values.contains(drawn.get(parameter));
    }

    /** As it follows the name of the parameter in a message. */
    public String text() {
      return isNone() ? "" : "[%s=%s]".formatted(parameter, String.join("; ", values));
    }
  }

  /**
   * Parses the values of a parameter.
   *
   * @throws IllegalArgumentException if they make no sense, or there is one only
   */
  static Dimension of(String parameter, Condition condition, String text) {
    List<Template> values = Stream.of(text.split(";", -1)).map(Template::of).toList();
    Set<String> seen = new HashSet<>();
    for (Template value : values) {
      if (!seen.add(value.text())) {
        throw new IllegalArgumentException("\"%s\" is given twice".formatted(value.text()));
      }
    }
    if (values.size() == 1 && values.get(0).isFixed() && condition.isNone()) {
      throw new IllegalArgumentException(
          ("\"%s\" is one value only, with nothing to choose from; give others, with a semicolon"
                  + " between two, as in \"16; 32\", or a range: integer(50, 300),"
                  + " uniform(0.1, 0.5) or log(1e-4, 0.1), or move it out of <space>")
              .formatted(text.strip()));
    }
    return new Dimension(parameter, condition, values);
  }

  /** Name in messages and in reports. */
  public String name() {
    return parameter + condition.text();
  }

  /** Whether its values are a list, without ranges. */
  boolean isList() {
    return values.stream().allMatch(Template::isFixed);
  }

  /** Draws a value; all are as likely. */
  String draw(RandomStream random) {
    return values.get(values.size() == 1 ? 0 : random.nextInt(values.size())).draw(random);
  }

  /** Its values, and both ends of each range. */
  public List<String> ends() {
    return values.stream().flatMap(value -> value.ends().stream()).toList();
  }
}
