package dev.nnmaven.nn.kernel;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.parallel.Compute;
import dev.nnmaven.nn.testing.Whole;
import java.util.List;

/** What computes in tests that do not care what does: all must give the same bits. */
public final class TestCompute {

  private TestCompute() {}

  /** The fastest kernels that the JVM of the tests can run. */
  public static Kernels kernels() {
    return KernelSelection.select(KernelChoice.AUTO).kernels();
  }

  /**
   * Kernels that must give the bits of the textbook: SIMD ones too, where all of the tests have the
   * optimizing compiler, without which these do not run. {@code KernelsTest} and {@code
   * DeterminismTest} always have it.
   */
  public static List<KernelChoice> choices() {
    return Whole.includes("SIMD kernels")
        ? List.of(KernelChoice.SCALAR, KernelChoice.AUTO)
        : List.of(KernelChoice.SCALAR);
  }

  /** The fastest on three threads, whatever the machine has; to be closed. */
  public static Compute start() {
    return Compute.start(new ComputeOptions(KernelChoice.AUTO, 3));
  }
}
