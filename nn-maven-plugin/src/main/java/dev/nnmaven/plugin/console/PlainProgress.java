package dev.nnmaven.plugin.console;

import dev.nnmaven.plugin.text.Texts;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A plain line every few seconds: for batch mode, CI and dumb terminals. */
public final class PlainProgress implements Progress {

  private static final long INTERVAL_NANOS = 10_000_000_000L;

  private final Consumer<String> log;
  private final LongSupplier clock;
  private long next = Long.MIN_VALUE;

  /**
   * Progress as log lines.
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
    if (next == Long.MIN_VALUE) {
      next = now + INTERVAL_NANOS;
    } else if (now - next >= 0 && done < total) {
      next = now + INTERVAL_NANOS;
      log.accept(
          Texts.format(
              "epoch %d: %s of %s images (%d%%)",
              epoch, Texts.count(done), Texts.count(total), 100L * done / total));
    }
  }

  @Override
  public void epochFinished() {
    next = Long.MIN_VALUE;
  }
}
