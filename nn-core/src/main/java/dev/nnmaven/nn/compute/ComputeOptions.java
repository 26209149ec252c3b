package dev.nnmaven.nn.compute;

/**
 * How the network is computed. Whatever is chosen, the results are the same to the last bit.
 *
 * @param kernels which kernels compute
 * @param threads how many threads, this one included
 */
public record ComputeOptions(KernelChoice kernels, int threads) {

  /** More threads than this are a slip of the finger. */
  public static final int MOST_THREADS = 1024;

  /**
   * Checks the number of threads.
   *
   * @throws IllegalArgumentException if it is not between 1 and {@value #MOST_THREADS}
   */
  public ComputeOptions {
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException(
          "threads must be between 1 and %d, found %d".formatted(MOST_THREADS, threads));
    }
  }

  /** The fastest kernels on all processors. */
  public static ComputeOptions fastest() {
    return new ComputeOptions(KernelChoice.AUTO, Runtime.getRuntime().availableProcessors());
  }
}
