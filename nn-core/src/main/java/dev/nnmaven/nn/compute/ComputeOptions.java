package dev.nnmaven.nn.compute;

/**
 * Kernels and threads to compute with; results are bit for bit the same for all choices.
 *
 * @param kernels which kernels compute
 * @param threads number of threads, including the caller
 */
public record ComputeOptions(KernelChoice kernels, int threads) {

  /** Maximum number of threads, to catch typing errors. */
  public static final int MOST_THREADS = 1024;

  /** Throws IllegalArgumentException if it is not between 1 and {@value #MOST_THREADS}. */
  public ComputeOptions {
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException(
          "threads must be between 1 and %s, found %s".formatted(MOST_THREADS, threads));
    }
  }

  /** The fastest kernels on all processors. */
  public static ComputeOptions fastest() {
    return new ComputeOptions(KernelChoice.AUTO, Runtime.getRuntime().availableProcessors());
  }
}
