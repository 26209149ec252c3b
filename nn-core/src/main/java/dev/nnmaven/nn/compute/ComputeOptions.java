package dev.nnmaven.nn.compute;

/**
 * Kernels and threads to compute with; results are bit for bit the same for all choices.
 *
 * @param kernels which kernels compute
 * @param threads number of threads, including the caller; at most {@link #used} of them work
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

  /**
   * Threads that work: no more than there are processors, since the others would only keep these
   * from working. The system property {@code dev.nnmaven.nn.processors} has another number for
   * tests, which try how threads alternate.
   */
  public int used() {
    int processors = Runtime.getRuntime().availableProcessors();
    return Math.min(threads, Integer.getInteger("dev.nnmaven.nn.processors", processors));
  }

  /** The fastest kernels on all processors. */
  public static ComputeOptions fastest() {
    return new ComputeOptions(KernelChoice.AUTO, Runtime.getRuntime().availableProcessors());
  }
}
