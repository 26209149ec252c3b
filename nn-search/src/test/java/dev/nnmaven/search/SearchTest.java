package dev.nnmaven.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.search.report.SearchLog;
import dev.nnmaven.search.space.Algorithm;
import dev.nnmaven.search.space.Bracket;
import dev.nnmaven.search.space.Space;
import dev.nnmaven.search.trial.Finalist;
import dev.nnmaven.search.trial.RecipeChoices;
import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.search.trial.SearchResult;
import dev.nnmaven.search.trial.SearchState;
import dev.nnmaven.search.trial.Trial;
import dev.nnmaven.search.trial.TrialResult;
import dev.nnmaven.search.trial.TrialRun;
import dev.nnmaven.search.trial.TrialRunner;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.console.Lines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;

/** Who goes on, with results made up beforehand. */
class SearchTest {

  @TempDir Path folder;

  /** Gives results at once; remembers what it was asked for. */
  private static final class MadeUp implements TrialRunner {

    private final ToDoubleFunction<TrialRun> errors;
    private final List<String> asked = new ArrayList<>();
    private final List<String> forgotten = new ArrayList<>();

    MadeUp(ToDoubleFunction<TrialRun> errors) {
      this.errors = errors;
    }

    @Override
    public void run(List<TrialRun> runs, Consumer<TrialResult> finished) {
      for (TrialRun run : runs) {
        asked.add(name(run));
        finished.accept(SearchedLetters.result(run, errors.applyAsDouble(run)));
      }
    }

    @Override
    public void forget(Collection<TrialRun> runs) {
      runs.forEach(run -> forgotten.add(name(run)));
    }
  }

  /** Layers, seed if it differs, and epochs: {@code 7:1}. */
  private static String name(TrialRun run) {
    return run.changes().getOrDefault("network", "own")
        + (run.changes().containsKey("seed") ? "*" : "")
        + ":"
        + run.epochs();
  }

  private SearchPlan plan(int trials, int epochs, int finalists) throws Exception {
    List<String> layers = IntStream.rangeClosed(1, trials).mapToObj(Integer::toString).toList();
    Settings settings =
        new SearchedLetters(folder)
            .settings(
                Map.of(
                    "space/layers",
                    String.join(";", layers),
                    "trials",
                    "grid finalists(%s)".formatted(finalists)))
            .with("epochs", Integer.toString(epochs));
    SearchPlan grid = SearchPlan.parse(new SettingsReader(settings));
    Space space = new Space(grid.space().dimensions().subList(0, 1));
    List<Trial> all = new ArrayList<>();
    layers.forEach(one -> all.add(new Trial(all.size() + 1, Map.of("network", one))));
    return new SearchPlan(
        grid.settings(),
        RecipeChoices.NONE,
        Algorithm.HALVING,
        grid.scoring(),
        space,
        epochs,
        1,
        all,
        trials,
        Bracket.hyperband(trials, epochs),
        finalists,
        false);
  }

  private Search search(SearchPlan plan, TrialRunner runner) {
    return new Search(
        plan,
        runner,
        SearchState.open(folder.resolve("state"), Map.of(), 9, Mockito.mock(Lines.class), () -> 0),
        new SearchLog(Mockito.mock(Lines.class), 1, () -> 0));
  }

  private static double layers(TrialRun run) {
    return Double.parseDouble(run.changes().getOrDefault("network", "50"));
  }

  /**
   * R = 9, 17 trials: bracket 1 has trials 1 to 9 for 1, 3, 9 epochs, bracket 2 has 10 to 14 for 3,
   * 9, bracket 3 has 15 to 17 for 9.
   */
  @Test
  void run_bracketsByHand_goOnAsTheyAreToDo() throws Exception {
    // After one epoch the large numbers are good, later the small ones.
    MadeUp runner = new MadeUp(run -> run.epochs() == 1 ? 1 / layers(run) : layers(run) / 100);
    SearchResult found = search(plan(17, 9, 2), runner).run();
    assertThat(runner.asked)
        .containsExactly(
            "1:1", "2:1", "3:1", "4:1", "5:1", "6:1", "7:1", "8:1", "9:1", // the first rungs
            "10:3", "11:3", "12:3", "13:3", "14:3", "15:9", "16:9", "17:9", "9:3", "8:3", "7:3",
            "10:9", // 9 / 3 and 5 / 3 go on, the best first
            "7:9", // 3 / 3
            "7*:9", "7*:9", "10*:9", "10*:9", "own:9", "own*:9", "own*:9");
    assertThat(runner.forgotten)
        .containsExactlyInAnyOrder(
            "1:1", "2:1", "3:1", "4:1", "5:1", "6:1", "11:3", "12:3", "13:3", "14:3", "8:3", "9:3");
    assertThat(found.winner().number()).isEqualTo(7);
    assertThat(found.finalists())
        .extracting(one -> one.selected().trial().number())
        .containsExactly(7, 10, 0);
  }

  @Test
  void run_equalErrors_takesTheStartAndTheSmallerNumbers() throws Exception {
    MadeUp runner = new MadeUp(run -> 0.5);
    SearchResult found = search(plan(17, 9, 3), runner).run();
    assertThat(found.start().errors()).containsExactly(0.5, 0.5, 0.5);
    assertThat(runner.asked).contains("1:3", "2:3", "3:3", "1:9", "10:9").doesNotContain("4:3");
    assertThat(found.finalists())
        .extracting(one -> one.selected().trial().number())
        .containsExactly(0, 1, 10, 15);
  }

  /** One that diverges never goes on, though there is room; the start may be one. */
  @Test
  void run_diverged_loses() throws Exception {
    MadeUp runner =
        new MadeUp(run -> layers(run) < 9 || layers(run) == 50 ? Double.NaN : layers(run) / 100.0);
    SearchResult found = search(plan(17, 9, 1), runner).run();
    assertThat(runner.asked).contains("9:3", "9:9").doesNotContain("1:3", "8:3");
    assertThat(found.winner().number()).isEqualTo(9);
    assertThat(found.finalists().get(1)).isEqualTo(found.start());
  }

  /** Both kinds are counted, and only one is a matter of the rate. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | 5 diverged, the first because the loss is NaN. Search over lower learning rates.",
        "2 | 2 diverged, the first because the loss is NaN; 3 failed, the first with a defect."
            + " Search over lower learning rates.",
        "0 | 5 failed, the first with a defect.",
      })
  void run_allLost_tellsWhoDivergedAndWhoFailed(int diverged, String expected) {
    MadeUp losing =
        new MadeUp(run -> layers(run) <= diverged ? Double.NaN : Double.POSITIVE_INFINITY);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> search(plan(5, 3, 1), losing).run())
        .withMessage("No trial came to its end: of 5 trials, " + expected);
  }

  /** The first result was luck, the further ones tell. */
  @Test
  void run_finalists_areJudgedByAllTheirSeeds() throws Exception {
    MadeUp runner =
        new MadeUp(
            run -> run.changes().containsKey("seed") && layers(run) == 1 ? 0.9 : layers(run) / 100);
    SearchResult found = search(plan(5, 3, 3), runner).run();
    assertThat(found.winner().number()).isEqualTo(4);
    Finalist lucky = found.finalists().get(3);
    assertThat(lucky.selected().trial().number()).isEqualTo(1);
    assertThat(lucky.errors()).containsExactly(0.01, 0.9, 0.9);
    assertThat(lucky.spread().mean()).isEqualTo((0.01 + 0.9 + 0.9) / 3);
    assertThat(lucky.seeds()).doesNotHaveDuplicates().hasSize(2);
  }
}
