package dev.nnmaven.nn.parallel;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.kernel.KernelSelection;
import dev.nnmaven.nn.kernel.Kernels;

/**
 * Kernels, and threads to run them on.
 *
 * @param kernels the selected kernels
 * @param workers the threads
 */
public record Compute(Kernels kernels, Workers workers) implements AutoCloseable {

  /** Minimum multiplications per thread: less is done faster than it is handed over. */
  private static final long WORTH_A_THREAD = 200_000;

  /**
   * Starts the threads.
   *
   * @throws IllegalArgumentException if the kernels that are wanted cannot run here
   */
  public static Compute start(ComputeOptions options) {
    Kernels kernels = KernelSelection.select(options.kernels()).kernels();
    return new Compute(kernels, new Workers(options.used()));
  }

  /** Number of parts that a task is worth splitting into. */
  public int parts(long multiplications) {
    return (int) Math.max(1, Math.min(workers.threads(), multiplications / WORTH_A_THREAD));
  }

  /** Runs a task in parts, as {@link Workers#run(int, Workers.Task)}. */
  public void run(int parts, Workers.Task task) {
    workers.run(parts, task);
  }

  /** Runs a task in parts on some threads, as {@link Workers#run(int, int, Workers.Task)}. */
  public void run(int threads, int parts, Workers.Task task) {
    workers.run(threads, parts, task);
  }

  @Override
  public void close() {
    workers.close();
  }
}
