package dev.nnmaven.search.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.search.SearchedLetters;
import dev.nnmaven.search.trial.SearchState;
import dev.nnmaven.search.trial.Trial;
import dev.nnmaven.search.trial.TrialResult;
import dev.nnmaven.search.trial.TrialResult.Point;
import dev.nnmaven.search.trial.TrialRun;
import dev.nnmaven.search.trial.TrialScore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private static TrialResult result(TrialRun run) {
    return new TrialResult(run.key(), List.of(new Point(1, 0.5, 0.5)), 0.5, 0.875, 0.5, null, null);
  }

  /** 40 of 100 epochs, 10 of them known before, in 60 seconds: 30 epochs a minute. */
  @Test
  void finished_afterAWhile_tellsBestAndTimeLeft() {
    SearchState state = state();
    TrialRun known = new TrialRun(Map.of("network", "1"), 0, 10);
    TrialRun first = new TrialRun(Map.of("network", "2"), 0, 10);
    TrialRun second = new TrialRun(Map.of("network", "2"), 0, 30);
    state.add(result(known));
    log.begins(List.of(known, first), state);
    clock.set(9_000_000_000L);
    log.finished(result(first));
    assertThat(letters.said).isEmpty();
    log.score(new TrialScore(new Trial(7, first.changes()), 1, 10, List.of(result(first))));
    log.begins(List.of(second), state);
    clock.set(60_000_000_000L);
    log.finished(result(second));
    assertThat(letters.said)
        .containsExactly(
            "info: search    40 of 100 epochs, best so far trial 7 (network=2): validation loss 0.5000,"
                + " accuracy 87.50%, about 2:00 left");
  }

  @Test
  void finished_inTheFirstRung_tellsTheSmallestLoss() {
    TrialRun run = new TrialRun(Map.of("network", "2"), 0, 50);
    log.begins(List.of(run), state());
    clock.set(20_000_000_000L);
    log.finished(result(run));
    assertThat(letters.said)
        .containsExactly(
            "info: search    50 of 100 epochs, smallest validation loss so far 0.5000, about 0:20"
                + " left");
  }

  /** A bracket of few trials may lose all of them, after more epochs than others have had. */
  @Test
  void score_ofALostTrial_isNeverTheBest() {
    TrialRun run = new TrialRun(Map.of("network", "2"), 0, 10);
    log.score(new TrialScore(new Trial(7, run.changes()), 1, 10, List.of(result(run))));
    log.score(
        new TrialScore(
            new Trial(8, Map.of()), 2, 50, List.of(TrialResult.diverged("key", "loss is NaN"))));
    clock.set(20_000_000_000L);
    log.finished(result(run));
    assertThat(letters.said.toString()).contains("best so far trial 7 (network=2)");
  }

  @Test
  void text_ofADivergedTrial_saysSo() {
    TrialScore standing =
        new TrialScore(
            new Trial(1234, Map.of("network", "2")),
            1,
            10,
            List.of(TrialResult.diverged("key", "the loss is NaN")));
    assertThat(SearchLog.text(standing)).isEqualTo("trial 1,234 (network=2): diverged");
    assertThat(standing.error()).isInfinite();
  }
}
