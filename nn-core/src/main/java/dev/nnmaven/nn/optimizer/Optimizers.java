package dev.nnmaven.nn.optimizer;

import dev.nnmaven.nn.catalog.Catalog;
import java.util.List;

/** The optimizers by name. */
public final class Optimizers {

  private Optimizers() {}

  /** All there are, as they are written; what stands in parentheses may be left out. */
  public static List<String> usages() {
    return Catalog.of(Optimizer.class, "optimizer").usages();
  }

  /**
   * The optimizer of a specification, such as {@code gradientDescent}.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static Optimizer of(String specification) {
    return Catalog.of(Optimizer.class, "optimizer").create(specification);
  }
}
