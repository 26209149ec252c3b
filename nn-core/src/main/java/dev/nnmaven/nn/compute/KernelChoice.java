package dev.nnmaven.nn.compute;

import dev.nnmaven.nn.catalog.Catalog;

/** Which kernels compute. All give the same bits; they differ in speed. */
public enum KernelChoice {
  /** The fastest that this JVM can run. */
  AUTO("auto"),
  /** Plain Java. */
  SCALAR("scalar"),
  /** The Vector API; refused where the JVM lacks it. */
  SIMD("simd"),
  /**
   * No kernels: training as in {@link dev.nnmaven.nn.textbook}, and evaluation by {@link
   * dev.nnmaven.nn.Network#forward}, on one thread. To read, and to try something new.
   */
  TEXTBOOK("textbook");

  private static final Catalog<KernelChoice> CATALOG =
      new Catalog<KernelChoice>("kernels")
          .add("auto", () -> AUTO)
          .add("scalar", () -> SCALAR)
          .add("simd", () -> SIMD)
          .add("textbook", () -> TEXTBOOK);

  private final String specification;

  KernelChoice(String specification) {
    this.specification = specification;
  }

  /** How it is written in a POM. */
  public String specification() {
    return specification;
  }

  /**
   * The choice of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static KernelChoice of(String specification) {
    return CATALOG.create(specification);
  }
}
