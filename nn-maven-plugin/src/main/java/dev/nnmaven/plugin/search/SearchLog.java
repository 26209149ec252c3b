package dev.nnmaven.plugin.search;

import dev.nnmaven.plugin.console.Lines;
import dev.nnmaven.plugin.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tells how far a search is: epochs done, the best trial so far, time left. */
final class SearchLog {

  private static final long INTERVAL = 10_000_000_000L;
  private static final int TENTH = 10;
  private static final double SECOND = 1e9;

  private final Lines lines;
  private final LongSupplier clock;
  private final long total;
  private final long start;
  private final Map<String, Integer> epochsOf = new HashMap<>(); // of each training, so far
  private final Map<String, TrialRun> running = new HashMap<>();
  private long done;
  private long taken; // of those done, what was known before
  private long next;
  private @Nullable Standing best;

  /**
   * Creates the log.
   *
   * @param total number of epochs of all trials
   * @param clock time in nanoseconds
   */
  SearchLog(Lines lines, long total, LongSupplier clock) {
    this.lines = lines;
    this.total = total;
    this.clock = clock;
    this.start = clock.getAsLong();
    this.next = start + INTERVAL;
  }

  /** Some runs begin; those that are known are done. */
  void begins(List<TrialRun> runs, SearchState state) {
    for (TrialRun run : runs) {
      running.put(run.key(), run);
      if (state.find(run).isPresent()) {
        long before = done;
        count(run);
        taken += done - before;
      }
    }
  }

  /** One of them is finished. */
  void finished(TrialResult result) {
    TrialRun run = running.get(result.key());
    if (run != null) {
      count(run);
    }
    long now = clock.getAsLong();
    if (now - next >= 0) {
      next = now + Math.max(INTERVAL, (now - start) / TENTH);
      lines.info(line(now));
    }
  }

  private void count(TrialRun run) {
    Integer before = epochsOf.put(run.training(), run.epochs());
    done += Math.max(0, run.epochs() - (before == null ? 0 : before));
  }

  private String line(long now) {
    double left = (now - start) / SECOND / Math.max(1, done - taken) * Math.max(0, total - done);
    return Texts.format(
        "search    %,d of %,d epochs%s, about %s left",
        done, total, best == null ? "" : ", best so far " + text(best), Texts.minutes(left));
  }

  /** How a trial stands; the best after the most epochs is shown. */
  void stands(Standing standing) {
    if (best == null
        || standing.epochs() > best.epochs()
        || (standing.epochs() == best.epochs()
            && Standing.BEST_FIRST.compare(standing, best) < 0)) {
      best = standing;
    }
  }

  static String text(Standing standing) {
    return Texts.format(
        "trial %,d (%s): validation loss %s, accuracy %s",
        standing.trial().number(),
        standing.trial().text(),
        Texts.loss(standing.loss()),
        Double.isFinite(standing.accuracy()) ? Texts.percent(standing.accuracy()) : "-");
  }
}
