package dev.nnmaven.nn.optimizer;

import dev.nnmaven.nn.catalog.Catalog;
import java.util.List;

/** Optimizers by name. */
public final class Optimizers {

  private Optimizers() {}

  /** All optimizers, as written in a POM; parts in parentheses are optional. */
  public static List<String> usages() {
    return Catalog.of(Optimizer.class, "optimizer").usages();
  }

  /**
   * Parses a specification such as {@code gradientDescent}.
   *
   * @throws IllegalArgumentException if it is unknown; the message lists all
   */
  public static Optimizer of(String specification) {
    return Catalog.of(Optimizer.class, "optimizer").create(specification);
  }
}
