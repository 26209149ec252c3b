package dev.nnmaven.search.report;

import static dev.nnmaven.search.SearchedLetters.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.statistics.Spread;
import dev.nnmaven.search.SearchedLetters;
import dev.nnmaven.search.trial.Finalist;
import dev.nnmaven.search.trial.Scoring;
import dev.nnmaven.search.trial.SearchResult;
import dev.nnmaven.search.trial.SearchState;
import dev.nnmaven.search.trial.Trial;
import dev.nnmaven.search.trial.TrialResult;
import dev.nnmaven.search.trial.TrialRun;
import dev.nnmaven.search.trial.TrialScore;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchLogTest {

  @TempDir Path folder;

  private final AtomicLong clock = new AtomicLong();
  private SearchedLetters letters;
  private SearchLog log;

  @BeforeEach
  void begin() throws Exception {
    letters = new SearchedLetters(folder);
    log = new SearchLog(letters, 100, clock::get);
  }

  private SearchState state() {
    return SearchState.open(folder.resolve("results"), Map.of(), 50, letters, clock::get);
  }

  /** 40 of 100 epochs, 10 of them known before, in 60 seconds: 30 epochs a minute. */
  @Test
  void finished_afterAWhile_tellsBestAndTimeLeft() {
    SearchState state = state();
    TrialRun known = new TrialRun(Map.of("network", "1"), 0, 10);
    TrialRun first = new TrialRun(Map.of("network", "2"), 0, 10);
    TrialRun second = new TrialRun(Map.of("network", "2"), 0, 30);
    state.add(result(known, 0.5));
    log.begins(List.of(known, first), state);
    clock.set(9_000_000_000L);
    log.finished(result(first, 0.5));
    assertThat(letters.all()).isEmpty();
    log.score(new TrialScore(new Trial(7, first.changes()), 1, 10, List.of(result(first, 0.5))));
    log.begins(List.of(second), state);
    clock.set(60_000_000_000L);
    log.finished(result(second, 0.5));
    clock.set(120_000_000_000L);
    log.finished(result(second, 0.5));
    assertThat(letters.all())
        .containsExactly(
            "info: search    40 of 100 epochs, best so far trial 7 (network=2): validation loss 0.5000,"
                + " accuracy 50.00%, about 2:00 left",
            "info: search    40 of 100 epochs, best so far trial 7: validation loss 0.5000,"
                + " accuracy 50.00%, about 4:00 left");
  }

  @Test
  void finished_inTheFirstRung_tellsTheSmallestLoss() {
    TrialRun run = new TrialRun(Map.of("network", "2"), 0, 50);
    log.begins(List.of(run), state());
    clock.set(20_000_000_000L);
    log.finished(result(run, 0.5));
    assertThat(letters.all())
        .containsExactly(
            "info: search    50 of 100 epochs, smallest validation loss so far 0.5000, about 0:20"
                + " left");
  }

  /** A bracket of few trials may lose all of them, after more epochs than others have had. */
  @Test
  void score_ofALostTrial_isNeverTheBest() {
    TrialRun run = new TrialRun(Map.of("network", "2"), 0, 10);
    log.score(new TrialScore(new Trial(7, run.changes()), 1, 10, List.of(result(run, 0.5))));
    TrialResult lost = TrialResult.diverged("key", "the loss is NaN");
    TrialScore standing = new TrialScore(new Trial(1234, run.changes()), 2, 50, List.of(lost));
    assertThat(SearchLog.text(standing)).isEqualTo("trial 1,234 (network=2): diverged");
    log.score(standing);
    clock.set(20_000_000_000L);
    log.finished(result(run, 0.5));
    assertThat(letters.all().toString()).contains("best so far trial 7 (network=2)");
  }

  /** Of 0.25, 0.5 and 0.75 the mean is 0.5 and the deviation 0.25. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOSS | 0.25 0.5 0.75 | 0.125 0.125 0.125 | 0.3750 lower loss than | settings 0.5000)",
        "RMSE | 0.25 0.5 0.75 | 0.125 0.375 0.625 | 0.1250 lower rmse | : either may be better",
        "ACCURACY | 0.25 0.5 0.75 | 0 0 0 | 50.00 percentage points higher accuracy | 50.00%)",
        "LOSS | 0.25 0.5 0.75 | 0.5 0.5 0.5 | no trial is better | 0.5000, best trial 0.5000)",
        "LOSS | 0.25 NaN 0.75 | 0.5 0.5 0.5 | your settings diverged with 1 of 3 | the loss is NaN",
        "LOSS | NaN NaN NaN | 0.5 NaN NaN | your settings diverged with 3 of 3 seeds | the loss is NaN",
      })
  void comparison_ofWinnerAndStart_isAsByHand(
      Monitor score, String start, String trial, String begin, String end) {
    Scoring scoring = new Scoring(score, 0, Optional.empty());
    List<Finalist> finalists =
        Stream.of(finalist(7, trial), finalist(0, start)).sorted(Finalist.BEST_FIRST).toList();
    assertThat(SearchLog.comparison(scoring, new SearchResult(List.of(), finalists)))
        .startsWith(begin)
        .endsWith(end);
  }

  private static Finalist finalist(int number, String errors) {
    Trial trial = number == 0 ? Trial.START : new Trial(number, Map.of("network", "2"));
    TrialRun run = new TrialRun(trial.drawn(), 0, 1);
    List<TrialScore> scores =
        Stream.of(errors.split(" "))
            .map(error -> List.of(result(run, Double.parseDouble(error))))
            .map(results -> new TrialScore(trial, 0, 1, results))
            .toList();
    return new Finalist(scores.get(0), List.of(), scores.subList(1, 3));
  }

  @ParameterizedTest
  @CsvSource({"0, none: all folds agree", "0.01, 88.13% to 91.86%"})
  void interval_ofFolds_isNoneIfTheyAgree(double deviation, String interval) {
    Spread accuracy = new Spread(0.9, deviation);
    List<CrossValidation.Fold> folds =
        Collections.nCopies(5, new CrossValidation.Fold(1, 0, 0.9, null, null, List.of()));
    assertThat(new CrossValidation(1, "", folds, accuracy, accuracy, null, null, List.of()).lines())
        .last()
        .asString()
        .endsWith("95% interval " + interval);
  }
}
