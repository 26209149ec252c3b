package dev.nnmaven.search.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.search.space.Algorithm;
import dev.nnmaven.search.space.Bracket;
import dev.nnmaven.search.space.Space;
import dev.nnmaven.search.trial.RecipeChoices;
import dev.nnmaven.search.trial.Scoring;
import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.search.trial.Trial;
import dev.nnmaven.search.trial.TrialResult;
import dev.nnmaven.search.trial.TrialScore;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import dev.nnmaven.trainer.testing.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ParameterImportanceTest {

  private static SearchPlan plan(int trials) {
    return new SearchPlan(
        Written.of(),
        RecipeChoices.NONE,
        Algorithm.RANDOM,
        new Scoring(Monitor.LOSS, 0, Optional.empty()),
        new Space(List.of()),
        1,
        1,
        List.of(),
        0,
        List.of(new Bracket(List.of(1), trials)),
        1,
        false);
  }

  private static List<ParameterImportance> of(
      int trials, ToDoubleFunction<Map<String, String>> error) {
    List<TrialScore> standings = new ArrayList<>();
    RandomStream random = RandomStream.of(5);
    for (int i = 1; i <= trials; i++) {
      Map<String, String> drawn =
          Map.of(
              "learningRate",
              Integer.toString(i),
              "optimizer",
              random.nextInt(2) == 0 ? "adam" : "GD",
              "initializer",
              random.nextInt(3) == 0 ? "he" : "xavier");
      double own = error.applyAsDouble(drawn);
      standings.add(
          new TrialScore(
              new Trial(i, drawn),
              1,
              1,
              List.of(new TrialResult("", List.of(), own, null, own, null, null))));
    }
    return ParameterImportance.of(plan(trials), standings);
  }

  /** Ranks 0 to 1 in three equal groups: between them lie 8/9 of the variance. */
  @Test
  void of_oneParameterThatDecides_isNearlyAll() {
    List<ParameterImportance> all = of(90, drawn -> Double.parseDouble(drawn.get("learningRate")));
    assertThat(all.get(0).parameter()).isEqualTo("learningRate");
    assertThat(all.get(0).share()).isCloseTo(8.0 / 9, within(0.01));
    assertThat(all.get(1).share()).isLessThan(0.05);
    assertThat(all.get(2).share()).isLessThan(0.05);
  }

  @Test
  void of_listThatDecides_isFirst() {
    List<ParameterImportance> all =
        of(
            60,
            drawn ->
                (drawn.get("optimizer").equals("adam") ? 0 : 100)
                    + Double.parseDouble(drawn.get("learningRate")) % 7);
    assertThat(all.get(0).parameter()).isEqualTo("optimizer");
    assertThat(all.get(0).share()).isGreaterThan(0.7);
  }

  @Test
  void of_equalTrials_isNothing() {
    assertThat(of(30, drawn -> 1)).allMatch(one -> Double.valueOf(0).equals(one.share()));
    assertThat(of(1, drawn -> 1)).isEmpty();
  }

  /** Of nine a number's three groups have three each; of four, chance alone says anything. */
  @Test
  void of_tooFewTrials_isUnknown() {
    for (int trials : List.of(2, 4, 8, 9)) {
      assertThat(of(trials, drawn -> Double.parseDouble(drawn.get("learningRate"))))
          .filteredOn(one -> one.parameter().equals("learningRate"))
          .singleElement()
          .satisfies(one -> assertThat(one.share() == null).isEqualTo(trials < 9));
    }
  }
}
