package dev.nnmaven.nn.initializer;

import dev.nnmaven.nn.catalog.Catalog;

/** The initializers by name. */
public final class Initializers {

  /** The initializer where nothing is said. */
  public static final Initializer DEFAULT = new Xavier();

  private Initializers() {}

  /**
   * The initializer of a specification, such as {@code xavier}.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static Initializer of(String specification) {
    return Catalog.of(Initializer.class, "initializer").create(specification);
  }
}
