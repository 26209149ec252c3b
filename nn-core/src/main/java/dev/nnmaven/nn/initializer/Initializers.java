package dev.nnmaven.nn.initializer;

import dev.nnmaven.nn.catalog.Catalog;

/** Initializers by name. */
public final class Initializers {

  public static final Initializer DEFAULT = new Xavier();

  private Initializers() {}

  /**
   * Parses a specification such as {@code xavier}.
   *
   * @throws IllegalArgumentException if it is unknown; the message lists all
   */
  public static Initializer of(String specification) {
    return Catalog.of(Initializer.class, "initializer").create(specification);
  }
}
