package dev.nnmaven.search.trial;

import dev.nnmaven.nn.Parameter;
import dev.nnmaven.trainer.job.TrainingRun;

/** How many trainings fit into the memory side by side; the data, which they share, is there. */
public final class TrialMemory {

  /**
   * Floats for each parameter at most: values, gradients and optimizer (4 of adam), those of the
   * best epoch and the mean, and all of these once more where a checkpoint is written.
   */
  private static final int FLOATS = 14;

  /** What else a training needs: batches, threads, results. */
  private static final long OTHER_BYTES = 8L << 20;

  /** Share of the free memory that is planned with. */
  private static final double SHARE = 0.8;

  private TrialMemory() {}

  /** Bytes that a training needs, at most: of all networks that it trains. */
  public static long bytes(TrainingRun<?> run) {
    long parameters = run.network().parameters().stream().mapToLong(Parameter::count).sum();
    return run.job().members().trained() * parameters * FLOATS * Float.BYTES + OTHER_BYTES;
  }

  /**
   * Number of trainings, at least one.
   *
   * @param bytes that each needs, at most
   * @param free bytes that are still available
   */
  public static int atOnce(long bytes, long free) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (long) (free * SHARE) / bytes));
  }

  /** Bytes that this JVM can still have. */
  public static long free() {
    Runtime jvm = Runtime.getRuntime();
    return jvm.maxMemory() - jvm.totalMemory() + jvm.freeMemory();
  }
}
