package dev.nnmaven.nn.compute;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.SpecifiedEnum;

/** Which kernels compute. All give the same bits; they differ in speed. */
public enum KernelChoice implements SpecifiedEnum {
  /** The fastest that this JVM can run. */
  AUTO,
  /** Plain Java. */
  SCALAR,
  /** The Vector API; an error if the JVM lacks it. */
  SIMD,
  /**
   * No kernels: training as in package {@code textbook}, and evaluation by {@link
   * dev.nnmaven.nn.Network#forward}, on one thread. For reading and experiments.
   */
  TEXTBOOK;

  /** Finds one by its name; of an unknown one the IllegalArgumentException lists all. */
  public static KernelChoice of(String specification) {
    return Catalog.of("kernels", values()).create(specification);
  }
}
