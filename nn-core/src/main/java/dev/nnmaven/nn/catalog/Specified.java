package dev.nnmaven.nn.catalog;

import java.util.List;

/**
 * Something named in POMs and model files, such as an activation: {@code sigmoid} or {@code
 * elu(0.5)}.
 *
 * <p>Found by {@link java.util.ServiceLoader}: a public class with a public no-argument
 * constructor, listed in {@code META-INF/services}. Its numbers are the defaults; {@link #numbers}
 * says how others are given. See docs/extend.md for complete examples.
 *
 * @param <T> the service: the interface that extends this one
 */
public interface Specified<T> {

  /** Specification: the name, followed by arguments if it has any. */
  default String specification() {
    return numbers().toString();
  }

  /** Name and numbers; without numbers, override only {@link #specification}. */
  default NumericArguments<? extends T> numbers() {
    return NumericArguments.of(
        "",
        none -> {
          throw new IllegalStateException(getClass().getName() + " has no numbers");
        });
  }

  /**
   * Names of the parameters, in the order of positional arguments; by default of the {@link
   * #numbers}. Overridden, with {@link #with} and {@link #specification}, where an argument is a
   * text such as {@code 5x5}.
   */
  default List<String> parameters() {
    return numbers().parameters();
  }

  /**
   * Returns an instance with the given arguments.
   *
   * @throws IllegalArgumentException if one is malformed or out of range; the message says what is
   *     allowed
   */
  default T with(Arguments arguments) {
    return numbers().with(arguments);
  }

  /** Other accepted names, which are not listed. */
  default List<String> aliases() {
    return List.of();
  }
}
