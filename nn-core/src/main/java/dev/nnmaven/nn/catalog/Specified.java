package dev.nnmaven.nn.catalog;

import java.util.List;

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
