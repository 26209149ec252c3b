package dev.nnmaven.nn.catalog;

import java.util.List;

/**
 * Something that a POM and a model file name: an activation, for instance, as {@code sigmoid} or
 * {@code elu(0.5)}.
 *
 * <p>Found among the services of the JVM: a public class with a public constructor without
 * arguments, listed in {@code META-INF/services}. What the constructor makes has the default
 * numbers; {@link #with} makes another. docs/extend.md has whole examples.
 *
 * @param <T> the service: the interface that extends this one
 */
public interface Specified<T> {

  /** How it is written, with its numbers if it has any; what stands before them is its name. */
  String specification();

  /** What its numbers are called, in the order in which they may be written without names. */
  default List<String> parameters() {
    return List.of();
  }

  /** Further names that are accepted and not listed. */
  default List<String> aliases() {
    return List.of();
  }

  /**
   * The same with other numbers; only asked if it has {@link #parameters}.
   *
   * @throws IllegalArgumentException if a number is out of range; the message says what is allowed
   */
  default T with(Arguments arguments) {
    throw new IllegalArgumentException(specification() + " takes no numbers");
  }
}
