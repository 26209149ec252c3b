package dev.nnmaven.search.report;

import static java.util.stream.Collectors.joining;

import dev.nnmaven.gate.template.PlainTemplate;
import dev.nnmaven.search.space.Bracket;
import dev.nnmaven.search.trial.Scoring;
import dev.nnmaven.search.trial.SearchFiles;
import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.search.trial.SearchResult;
import dev.nnmaven.search.trial.SearchState;
import dev.nnmaven.search.trial.Trial;
import dev.nnmaven.search.trial.TrialResult;
import dev.nnmaven.search.trial.TrialRun;
import dev.nnmaven.search.trial.TrialScore;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.job.LoadedData;
import dev.nnmaven.trainer.text.Formats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells how far a search is: epochs done, the best trial so far, time left. */
public final class SearchLog {

  private static final long INTERVAL = 10_000_000_000L;
  private static final int TENTH = 10;

  /** Failures that are named in the log; search.json has all. */
  private static final int MOST_NAMED = 20;

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
  private int failed;
  private @Nullable TrialScore best;
  private @Nullable Trial told; // the best that the log has named with its values
  private double leastLoss = Double.POSITIVE_INFINITY; // of single results

  /**
   * Creates the log.
   *
   * @param total number of epochs of all trials
   * @param clock time in nanoseconds
   */
  public SearchLog(Lines lines, long total, LongSupplier clock) {
    this.lines = lines;
    this.total = total;
    this.clock = clock;
    this.start = clock.getAsLong();
    this.next = start + INTERVAL;
  }

  /** Says what is about to be done. */
  public void announce(SearchPlan plan, LoadedData data, int known) {
    tell("announcement.jte", Map.of("plan", plan, "data", data, "known", known, "total", total));
  }

  /** Tells the finalists, and how to train the winner's model. */
  public void ends(
      SearchPlan plan, SearchResult result, String test, SearchFiles files, String refit) {
    tell(
        "outcome.jte",
        Map.of("plan", plan, "result", result, "test", test, "files", files, "refit", refit));
  }

  /** How the winner compares with the start, in a line. */
  static String comparison(Scoring scoring, SearchResult result) {
    return PlainTemplate.lines(
            SearchLog.class, "lead.jte", Map.of("scoring", scoring, "result", result))
        .get(0);
  }

  private void tell(String template, Map<String, Object> parameters) {
    PlainTemplate.lines(SearchLog.class, template, parameters).forEach(lines::info);
  }

  /** Such as {@code 9 trials for 1 epoch, 3 for 3, 1 for 10}. */
  static String text(Bracket bracket) {
    List<Integer> rungs = bracket.rungs();
    return IntStream.range(1, rungs.size())
        .mapToObj(i -> Formats.format(", %,d for %,d", bracket.trialsIn(i), rungs.get(i)))
        .collect(
            joining(
                "",
                Formats.count(bracket.trials(), "trial")
                    + " for "
                    + Formats.count(rungs.get(0), "epoch"),
                ""));
  }

  /** Some runs begin; those that are known are done. */
  public void begins(List<TrialRun> runs, SearchState state) {
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
  public void finished(TrialResult result) {
    TrialRun run = running.get(result.key());
    if (run != null) {
      count(run);
      if (result.failed() != null && ++failed <= MOST_NAMED) {
        lines.warn("%s failed, and lost: %s", run.title(), result.failed());
      }
    }
    if (result.loss() != null) {
      leastLoss = Math.min(leastLoss, result.loss());
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
    return Formats.format(
        "search    %,d of %,d epochs%s, about %s left",
        done, total, soFar(), Formats.minutes(left));
  }

  /** The best trial, or before the first rung has ended the smallest loss. */
  private String soFar() {
    if (best != null) {
      Trial trial = best.trial();
      String name = trial.equals(told) && !trial.isStart() ? trial.name() : trial.title();
      told = trial;
      return ", best so far " + text(best, name);
    }
    return Double.isFinite(leastLoss)
        ? ", smallest validation loss so far " + Formats.loss(leastLoss)
        : "";
  }

  /** The score of a trial; the best after the most epochs is shown. */
  public void score(TrialScore standing) {
    boolean isBetter =
        best == null
            || standing.epochs() > best.epochs()
            || (standing.epochs() == best.epochs()
                && TrialScore.BEST_FIRST.compare(standing, best) < 0);
    if (isBetter && !standing.isLost()) {
      best = standing;
    }
  }

  static String text(TrialScore standing) {
    return text(standing, standing.trial().title());
  }

  private static String text(TrialScore standing, String name) {
    if (standing.isLost()) {
      return name + ": " + standing.lost();
    }
    return name
        + ": validation loss "
        + Formats.loss(standing.loss())
        + (Double.isFinite(standing.accuracy())
            ? ", accuracy " + Formats.percent(standing.accuracy())
            : "");
  }
}
