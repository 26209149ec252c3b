package dev.nnmaven.nn.optimizer;

import dev.nnmaven.nn.catalog.Catalog;

/** Optimizers by name. */
public final class Optimizers {

  private Optimizers() {}

  /**
   * Parses a specification such as {@code gradientDescent}.
   *
   * @throws IllegalArgumentException if it is unknown; the message lists all
   */
  public static Optimizer of(String specification) {
    return Catalog.of(Optimizer.class, "optimizer").create(specification);
  }
}
