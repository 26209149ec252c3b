package dev.nnmaven.nn.kernel;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.parallel.Compute;

/** What computes in tests that do not care what does: all must give the same bits. */
public final class TestCompute {

  private TestCompute() {}

  /** The fastest kernels that the JVM of the tests can run. */
  public static Kernels kernels() {
    return KernelSelection.select(KernelChoice.AUTO).kernels();
  }

  /** These on three threads, whatever the machine has; to be closed. */
  public static Compute start() {
    return Compute.start(new ComputeOptions(KernelChoice.AUTO, 3));
  }
}
