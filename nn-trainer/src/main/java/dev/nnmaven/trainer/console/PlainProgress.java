package dev.nnmaven.trainer.console;

import dev.nnmaven.trainer.text.Formats;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Progress as log lines, for batch mode, CI and dumb terminals. Lines get rarer over time: the
 * interval is at least a tenth of the elapsed time.
 */
public final class PlainProgress implements ProgressDisplay {

  private static final long INTERVAL_NANOS = 10_000_000_000L;
  private static final int TENTH = 10;

  private final Consumer<String> log;
  private final LongSupplier clock;
  private long start = Long.MIN_VALUE;
  private long next = Long.MIN_VALUE;

  /**
   * Creates progress in log lines.
   *
   * @param clock nanoseconds, as {@link System#nanoTime}
   */
  public PlainProgress(Consumer<String> log, LongSupplier clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  public void show(int epoch, int done, int total) {
    long now = clock.getAsLong();
    if (start == Long.MIN_VALUE) {
      start = now;
    }
    long interval = Math.max(INTERVAL_NANOS, (now - start) / TENTH);
    if (next == Long.MIN_VALUE) {
      next = now + interval;
    } else if (now - next >= 0 && done < total) {
      next = now + interval;
      log.accept(
          Formats.format(
              "epoch %d: %s of %s samples (%d%%)",
              epoch, Formats.count(done), Formats.count(total), 100L * done / total));
    }
  }

  @Override
  public void epochFinished() {
    next = Long.MIN_VALUE;
  }
}
