package dev.nnmaven.plugin.fork;

import dev.nnmaven.nn.catalog.Catalog;

/** Whether training runs in a JVM of its own. */
public enum ForkChoice {
  /** Where that is faster over all, or a JVM or arguments are configured. */
  AUTO,
  /** In any case. */
  ALWAYS,
  /** In no case. */
  NEVER;

  private static final Catalog<ForkChoice> CATALOG =
      new Catalog<ForkChoice>("value")
          .add("auto", () -> AUTO)
          .add("always", () -> ALWAYS)
          .add("never", () -> NEVER);

  /**
   * The choice of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static ForkChoice of(String specification) {
    return CATALOG.create(specification);
  }
}
