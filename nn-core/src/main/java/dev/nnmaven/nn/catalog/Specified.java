package dev.nnmaven.nn.catalog;

import dev.nnmaven.nn.text.FloatText;
import java.util.List;
import java.util.StringJoiner;

/**
 * Something named in POMs and model files, such as an activation: {@code sigmoid} or {@code
 * elu(0.5)}.
 *
 * <p>Found by {@link java.util.ServiceLoader}: a public class with a public no-argument
 * constructor, listed in {@code META-INF/services}. The constructor uses default arguments; {@link
 * #with} takes others. See docs/extend.md for complete examples.
 *
 * @param <T> the service: the interface that extends this one
 */
public interface Specified<T> {

  /** Specification: the name, followed by arguments if it has any. */
  String specification();

  /**
   * The specification of a name and the values of all {@link #parameters}: {@code elu(0.5)}, {@code
   * erase(probability=0.5, area=0.4)}; the same text on every JDK.
   */
  default String specification(String name, float... values) {
    StringJoiner arguments = new StringJoiner(", ", name + "(", ")");
    for (int i = 0; i < values.length; i++) {
      String label = values.length == 1 ? "" : parameters().get(i) + "=";
      arguments.add(label + FloatText.of(values[i]));
    }
    return arguments.toString();
  }

  /** Names of the parameters, in the order of positional arguments. */
  default List<String> parameters() {
    return List.of();
  }

  /** Other accepted names, which are not listed. */
  default List<String> aliases() {
    return List.of();
  }

  /**
   * Returns an instance with the given arguments; only called if there are {@link #parameters}.
   *
   * @throws IllegalArgumentException if an argument is out of range; the message says what is
   *     allowed
   */
  default T with(Arguments arguments) {
    throw new IllegalArgumentException(specification() + " takes no numbers");
  }
}
