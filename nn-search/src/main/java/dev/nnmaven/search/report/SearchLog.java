package dev.nnmaven.search.report;

import static java.util.stream.Collectors.joining;

import dev.nnmaven.search.space.Bracket;
import dev.nnmaven.search.space.Dimension;
import dev.nnmaven.search.space.Neighbourhood;
import dev.nnmaven.search.space.SpaceParser;
import dev.nnmaven.search.space.Trials;
import dev.nnmaven.search.trial.Finalist;
import dev.nnmaven.search.trial.SearchFiles;
import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.search.trial.SearchResult;
import dev.nnmaven.search.trial.SearchState;
import dev.nnmaven.search.trial.Trial;
import dev.nnmaven.search.trial.TrialResult;
import dev.nnmaven.search.trial.TrialRun;
import dev.nnmaven.search.trial.TrialScore;
import dev.nnmaven.trainer.config.Element;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.job.LoadedData;
import dev.nnmaven.trainer.text.Formats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    lines.info(
        Formats.format(
            "search    %s over %s, %s, at most %s each, seed %d",
            plan.algorithm().specification(),
            plan.space().dimensions().stream().map(Dimension::name).collect(joining(", ")),
            Formats.count(plan.trials().size(), "trial"),
            Formats.count(plan.epochs(), "epoch"),
            plan.seed()));
    if (!SpaceParser.isGiven(plan.settings())) {
      lines.info("space     that around the configuration, since the POM has none; to change it:");
      new Element("search", "", List.of(Element.of("space", Neighbourhood.of(plan.settings()))))
          .lines("  ")
          .forEach(lines::info);
    }
    if (plan.trials().size() < plan.wanted()) {
      lines.info(
          Formats.format(
              "trials    not the %,d %s: the space has no other configurations, or hardly any",
              plan.wanted(),
              Trials.parse(plan.settings()).number().isPresent()
                  ? "of nn.trials"
                  : "that are usual"));
    }
    String unit = data.training().unit().many();
    lines.info(
        plan.scoring().folds() > 0
            ? Formats.format(
                "compare   mean %s of %d folds of %,d %s for training",
                plan.scoring().score().specification(),
                plan.scoring().folds(),
                data.training().size(),
                unit)
            : Formats.format(
                "compare   %s on %,d validation %s; %,d are trained on",
                plan.scoring().score().specification(),
                data.validation().map(split -> split.heldOut().size()).orElse(0),
                unit,
                data.trainedOn().size()));
    plan.brackets().forEach(bracket -> lines.info("bracket   " + text(bracket)));
    lines.info(
        Formats.format(
            "cost      at most %s in all, finalists included; the time left is told as trials end",
            Formats.count(total, "epoch")));
    if (known > 0) {
      lines.info(
          Formats.format(
              "results   %s from earlier runs are used again", Formats.count(known, "result")));
    }
  }

  /** Such as {@code 9 trials for 1 epoch, 3 for 3, 1 for 10}. */
  private static String text(Bracket bracket) {
    String first =
        Formats.count(bracket.trials(), "trial")
            + " for "
            + Formats.count(bracket.rungs().get(0), "epoch");
    return first
        + IntStream.range(1, bracket.rungs().size())
            .mapToObj(
                rung ->
                    Formats.format(
                        ", %,d for %,d", bracket.trialsIn(rung), bracket.rungs().get(rung)))
            .collect(joining());
  }

  /** Tells the finalists, and how to train the winner's model. */
  public void ends(
      SearchPlan plan,
      SearchResult result,
      WinnerFigures judged,
      SearchFiles files,
      Optional<String> refit) {
    lost("diverged  %s, which lost", result, TrialScore::diverged);
    lost("failed    %s, which lost", result, TrialScore::failed);
    for (Finalist finalist : result.finalists()) {
      lines.info("finalist  " + text(finalist.selected()));
      lines.info(
          Formats.format(
              "          with %d seeds: mean %s %s, standard deviation %s",
              1 + finalist.further().size(),
              plan.scoring().score().specification(),
              plan.scoring().figure(finalist.spread().mean()),
              plan.scoring().deviation(finalist.spread().deviation())));
    }
    refit.ifPresent(how -> lines.info("refit     the winner " + how));
    Trial winner = result.winner();
    lines.info(
        Formats.format(
            "winner    trial %,d%s",
            winner.number(), judged.text().isEmpty() ? "" : ": test " + judged.text()));
    lines.info("In a POM it is:");
    WinnerFile.snippet(plan, winner).lines().forEach(lines::info);
    String settings = "-Dnn.settings=" + files.properties();
    String argument = settings.contains(" ") ? '"' + settings + '"' : settings;
    lines.info("or, without changing it: mvn nn:train " + argument);
    lines.info("report " + files.page());
  }

  private void lost(String text, SearchResult result, Function<TrialScore, @Nullable String> why) {
    long lost = result.standings().stream().filter(score -> why.apply(score) != null).count();
    if (lost > 0) {
      lines.info(text.formatted(Formats.count(lost, "trial")));
    }
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
        lines.warn("%s failed, and lost: %s".formatted(run.title(), result.failed()));
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
      return ", best so far " + text(best);
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
    String trial =
        Formats.format("trial %,d (%s): ", standing.trial().number(), standing.trial().text());
    if (standing.isLost()) {
      return trial + standing.lost();
    }
    return trial
        + "validation loss "
        + Formats.loss(standing.loss())
        + (Double.isFinite(standing.accuracy())
            ? ", accuracy " + Formats.percent(standing.accuracy())
            : "");
  }
}
