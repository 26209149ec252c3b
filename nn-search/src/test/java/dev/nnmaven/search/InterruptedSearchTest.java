package dev.nnmaven.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.search.report.SearchLog;
import dev.nnmaven.search.trial.LocalTrialRunner;
import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.search.trial.SearchResult;
import dev.nnmaven.search.trial.SearchState;
import dev.nnmaven.search.trial.Trial;
import dev.nnmaven.search.trial.TrialResult;
import dev.nnmaven.search.trial.TrialRun;
import dev.nnmaven.search.trial.TrialRunner;
import dev.nnmaven.search.trial.TrialTrainer;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.job.LoadedData;
import dev.nnmaven.trainer.job.TrainingJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that are stopped while trials wait with their checkpoints. */
class InterruptedSearchTest {

  private static final Map<String, String> NINE_EPOCHS =
      Map.of("epochs", "9", "trials", "4 finalists(2)");

  @TempDir Path folder;

  /** Trains, and stops after some results. */
  private static final class Stopping implements TrialRunner {

    private final TrialRunner runner;
    private final List<String> trained = new ArrayList<>();
    private int left;

    Stopping(TrialRunner runner) {
      this.runner = runner;
    }

    @Override
    public void run(List<TrialRun> runs, Consumer<TrialResult> finished)
        throws ConfigurationException, DatasetException, IOException {
      for (TrialRun run : runs) {
        if (left-- == 0) {
          throw new IOException("stopped");
        }
        trained.add(run.key());
        runner.run(List.of(run), finished);
      }
    }

    @Override
    public void forget(Collection<TrialRun> runs) throws IOException {
      runner.forget(runs);
    }
  }

  private Stopping runner(SearchedLetters letters, SearchPlan plan) throws Exception {
    LoadedData data = LoadedData.load(plan.settings().read(TrainingJob::parse));
    Files.createDirectories(letters.file("."));
    return new Stopping(new LocalTrialRunner(TrialTrainer.of(plan, data, letters), 1, 1));
  }

  private static SearchResult run(SearchedLetters letters, SearchPlan plan, Stopping runner)
      throws Exception {
    SearchState state =
        SearchState.open(letters.file("results.json"), Map.of(), 9, letters, System::nanoTime);
    return new Search(plan, runner, state, new SearchLog(letters, 1, System::nanoTime)).run();
  }

  private SearchResult untilTheEnd(SearchedLetters letters, int stopAfter) throws Exception {
    SearchPlan plan = letters.settings(NINE_EPOCHS).read(SearchPlan::parse);
    Stopping runner = runner(letters, plan);
    while (true) {
      runner.left = stopAfter;
      try {
        SearchResult found = run(letters, plan, runner);
        assertThat(runner.trained).doesNotHaveDuplicates();
        return found;
      } catch (IOException e) {
        assertThat(e).hasMessage("stopped");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void run_stoppedAgainAndAgain_findsTheSame(int stopAfter) throws Exception {
    SearchedLetters letters = new SearchedLetters(folder);
    SearchResult whole = untilTheEnd(letters, Integer.MAX_VALUE);
    SearchedLetters others = new SearchedLetters(folder.resolve("others"));
    SearchResult parts = untilTheEnd(others, stopAfter);
    assertThat(parts).isEqualTo(whole);
    assertThat(letters.all()).isEmpty();
    assertThat(others.all()).isEmpty();
  }

  /** A checkpoint that is damaged, or of something else, costs time and nothing else. */
  @Test
  void run_withDamagedCheckpoints_findsTheSame() throws Exception {
    SearchedLetters letters = new SearchedLetters(folder);
    SearchResult whole = untilTheEnd(letters, Integer.MAX_VALUE);
    SearchedLetters others = new SearchedLetters(folder.resolve("others"));
    SearchPlan plan = others.settings(NINE_EPOCHS).read(SearchPlan::parse);
    Stopping runner = runner(others, plan);
    for (Trial trial : plan.trials()) {
      for (TrialRun run : plan.runs(trial, Map.of(), 1)) {
        Files.writeString(
            others.folder.resolve("search").resolve(run.training() + ".checkpoint"), "damaged");
      }
    }
    runner.left = Integer.MAX_VALUE;
    SearchResult found = run(others, plan, runner);
    assertThat(found).isEqualTo(whole);
    assertThat(others.all())
        .anyMatch(
            line -> line.contains("cannot be used") && line.contains("Training starts again."));
  }
}
