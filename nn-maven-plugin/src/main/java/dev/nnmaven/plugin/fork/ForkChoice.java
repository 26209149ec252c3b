package dev.nnmaven.plugin.fork;

import dev.nnmaven.nn.catalog.Catalog;

/** Whether training runs in a forked JVM. */
public enum ForkChoice {
  /** If it is faster overall, or a JVM or arguments are configured. */
  AUTO,
  /** Always. */
  ALWAYS,
  /** Never. */
  NEVER;

  private static final Catalog<ForkChoice> CATALOG =
      new Catalog<ForkChoice>("value")
          .add("auto", () -> AUTO)
          .add("always", () -> ALWAYS)
          .add("never", () -> NEVER);

  /**
   * Parses a name.
   *
   * @throws IllegalArgumentException if it is unknown; the message lists all
   */
  public static ForkChoice of(String specification) {
    return CATALOG.create(specification);
  }
}
