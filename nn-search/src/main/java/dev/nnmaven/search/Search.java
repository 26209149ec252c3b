package dev.nnmaven.search;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.search.report.SearchLog;
import dev.nnmaven.search.space.Bracket;
import dev.nnmaven.search.trial.Finalist;
import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.search.trial.SearchResult;
import dev.nnmaven.search.trial.SearchState;
import dev.nnmaven.search.trial.Trial;
import dev.nnmaven.search.trial.TrialRun;
import dev.nnmaven.search.trial.TrialRunner;
import dev.nnmaven.search.trial.TrialScore;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a search: all brackets side by side, rung by rung, and then the finalists: the best, and the
 * configuration that the search starts from.
 *
 * <p>A rung begins when the one before has ended, so that which trials continue depends on the
 * results alone (synchronous successive halving).
 */
final class Search {

  /** Number of further seeds that each finalist is trained with. */
  static final int FURTHER_SEEDS = 2;

  private final SearchPlan plan;
  private final TrialRunner runner;
  private final SearchState state;
  private final SearchLog log;
  private final List<TrialScore> standings = new ArrayList<>();

  Search(SearchPlan plan, TrialRunner runner, SearchState state, SearchLog log) {
    this.plan = plan;
    this.runner = runner;
    this.state = state;
    this.log = log;
  }

  /**
   * Runs the search.
   *
   * @throws ConfigurationException if all trials are lost
   */
  SearchResult run() throws ConfigurationException, DatasetException, IOException {
    List<List<Trial>> going = new ArrayList<>();
    int from = 0;
    for (Bracket bracket : plan.brackets()) {
      going.add(plan.trials().subList(from, from + bracket.trials()));
      from += bracket.trials();
    }
    int rungs =
        plan.brackets().stream().mapToInt(bracket -> bracket.rungs().size()).max().orElse(0);
    for (int rung = 0; rung < rungs; rung++) {
      going = runRung(rung, going);
    }
    List<TrialScore> best =
        best(standings.stream().filter(score -> score.epochs() == plan.epochs()), plan.finalists());
    if (best.isEmpty()) {
      throw allLost();
    }
    return new SearchResult(standings, finalists(best));
  }

  private ConfigurationException allLost() {
    List<String> diverged = lost(TrialScore::diverged);
    List<String> failed = lost(TrialScore::failed);
    List<String> how = new ArrayList<>();
    if (!diverged.isEmpty()) {
      how.add(
          Formats.format("%,d diverged, the first because %s", diverged.size(), diverged.get(0)));
    }
    if (!failed.isEmpty()) {
      how.add(Formats.format("%,d failed, the first with %s", failed.size(), failed.get(0)));
    }
    return new ConfigurationException(
        "No trial came to its end: of %s, %s.%s",
        Formats.count(plan.trials().size(), "trial"),
        String.join("; ", how),
        diverged.isEmpty() ? "" : " Search over lower learning rates.");
  }

  private List<String> lost(Function<TrialScore, @Nullable String> why) {
    return standings.stream().map(why).filter(Objects::nonNull).toList();
  }

  /**
   * Trains the trials that continue in each bracket for one rung; returns those that continue after
   * that.
   */
  private List<List<Trial>> runRung(int rung, List<List<Trial>> going)
      throws ConfigurationException, DatasetException, IOException {
    List<Wanted> wanted = new ArrayList<>();
    for (int b = 0; b < going.size(); b++) {
      List<Integer> rungs = plan.brackets().get(b).rungs();
      if (rung < rungs.size()) {
        going.get(b).stream().map(wanted(b + 1, rungs.get(rung), Map.of())).forEach(wanted::add);
      }
    }
    List<TrialScore> now = train(wanted);
    now.forEach(log::score);
    standings.addAll(now);
    List<List<Trial>> next = new ArrayList<>();
    List<TrialRun> over = new ArrayList<>();
    for (int b = 0; b < going.size(); b++) {
      int number = b + 1;
      Bracket bracket = plan.brackets().get(b);
      int places = rung + 1 < bracket.rungs().size() ? bracket.trialsIn(rung + 1) : 0;
      List<TrialScore> all = now.stream().filter(score -> score.bracket() == number).toList();
      List<TrialScore> best = best(all.stream(), places);
      next.add(best.stream().map(TrialScore::trial).toList());
      all.stream()
          .filter(score -> places > 0 && !best.contains(score))
          .forEach(score -> over.addAll(plan.runs(score.trial(), Map.of(), score.epochs())));
    }
    runner.forget(over);
    return next;
  }

  private static List<TrialScore> best(Stream<TrialScore> scores, int places) {
    return scores
        .filter(score -> !score.isLost())
        .sorted(TrialScore.BEST_FIRST)
        .limit(places)
        .toList();
  }

  /** What is to be trained of a trial. */
  private record Wanted(Trial trial, int bracket, int epochs, List<TrialRun> runs) {}

  private Function<Trial, Wanted> wanted(int bracket, int epochs, Map<String, String> changes) {
    return trial -> new Wanted(trial, bracket, epochs, plan.runs(trial, changes, epochs));
  }

  /** Trains what is not known yet. */
  private List<TrialScore> train(List<Wanted> wanted)
      throws ConfigurationException, DatasetException, IOException {
    List<TrialRun> runs = wanted.stream().flatMap(trial -> trial.runs().stream()).toList();
    log.begins(runs, state);
    List<TrialRun> missing =
        runs.stream().distinct().filter(run -> state.find(run).isEmpty()).toList();
    try {
      if (!missing.isEmpty()) {
        runner.run(
            missing,
            result -> {
              state.add(result);
              log.finished(result);
            });
      }
    } finally {
      state.write();
    }
    return wanted.stream().map(this::score).toList();
  }

  private TrialScore score(Wanted trained) {
    return new TrialScore(
        trained.trial(),
        trained.bracket(),
        trained.epochs(),
        trained.runs().stream().map(run -> state.find(run).orElseThrow()).toList());
  }

  /** Trains the best and the start with all seeds. */
  private List<Finalist> finalists(List<TrialScore> best)
      throws ConfigurationException, DatasetException, IOException {
    List<Long> seeds =
        IntStream.rangeClosed(1, FURTHER_SEEDS)
            .mapToObj(i -> RandomStream.of(plan.seed()).derive("finalist", i).nextLong() >>> 1)
            .toList();
    List<Map<String, String>> changes = new ArrayList<>();
    changes.add(Map.of()); // the search's own seed, whose results of the best are known
    seeds.forEach(seed -> changes.add(Map.of("seed", Long.toString(seed))));
    List<Trial> trials = new ArrayList<>(best.stream().map(TrialScore::trial).toList());
    trials.add(Trial.START);
    List<Wanted> wanted = new ArrayList<>();
    for (Trial trial : trials) {
      changes.forEach(some -> wanted.add(wanted(0, plan.epochs(), some).apply(trial)));
    }
    List<TrialScore> scores = train(wanted);
    List<Finalist> finalists = new ArrayList<>();
    for (int from = 0; from < scores.size(); from += changes.size()) {
      List<TrialScore> further = scores.subList(from + 1, from + changes.size());
      finalists.add(new Finalist(scores.get(from), seeds, further));
    }
    finalists.sort(Finalist.BEST_FIRST);
    return finalists;
  }
}
