package dev.nnmaven.nn.initializer;

import dev.nnmaven.nn.catalog.Catalog;

/** The initializers by name. */
public final class Initializers {

  /** The initializer where nothing is said. */
  public static final Initializer DEFAULT = new Xavier();

  private static final Catalog<Initializer> CATALOG =
      new Catalog<Initializer>("initializer")
          .add("uniform", Uniform::new)
          .add("xavier", Xavier::new, "glorot")
          .add("he", He::new, "kaiming");

  private Initializers() {}

  /**
   * The initializer of a specification, such as {@code xavier}.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static Initializer of(String specification) {
    return CATALOG.create(specification);
  }
}
