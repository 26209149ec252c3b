package dev.nnmaven.gate.rule;

import static dev.nnmaven.gate.testing.Found.check;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.statistics.Units;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.trainer.measure.RegressionPredictions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalRulesTest {

  private static final int EXAMPLES = 250;

  /** Intervals 6 wide around 0, of which so many of 250 hold the number. */
  private static Evidence numbers(int covered) throws Exception {
    double[] predicted = new double[EXAMPLES];
    double[] actual = new double[EXAMPLES];
    for (int i = 0; i < EXAMPLES; i++) {
      actual[i] = i < covered ? 3 : -3.1;
    }
    RegressionPredictions answers = Found.numbers(predicted, actual);
    RegressionTask task = new RegressionTask("price", new Standardization(0, 1));
    return Found.like(Found.of(task, answers, answers.evaluation())).intervals(3).evidence();
  }

  /** Answers A with 60% to examples of A, then of B, whose probability is 30%. */
  private static Evidence classes(int ofA, float most, int... groups) {
    int[] labels = IntStream.range(0, EXAMPLES).map(i -> i < ofA ? 0 : 1).toArray();
    double[][] probabilities = new double[EXAMPLES][];
    Arrays.fill(probabilities, new double[] {0.6, 0.3, 0.1});
    Evidence found =
        Found.of(
            List.of("A", "B", "C"),
            Found.answers(labels, new int[EXAMPLES], probabilities, new double[EXAMPLES]));
    return Found.like(found)
        .findings(Found.grouped(found.ofClasses(), Units.groups(groups)))
        .intervals(most)
        .evidence();
  }

  /** scipy.stats.binom.cdf(215, 250, 0.9) is 0.0267, of 216 it is 0.0410, of 217 0.0611. */
  @ParameterizedTest
  @CsvSource({
    "225, 95%, PASSED, ''",
    "217, 95%, PASSED, with 95% confidence at most 90.17%",
    "216, 95%, FAILED, with 95% confidence at most 89.82%",
    "216, 97%, PASSED, with 97% confidence at most 90.25%",
    "215, 97%, FAILED, with 97% confidence at most 89.90%"
  })
  void minIntervalCoverage_byDefault_failsIfItIsShownToBeLess(
      int covered, String sure, Outcome outcome, String why) throws Exception {
    RuleResult result = check(numbers(covered), "minIntervalCoverage", "90%", "confidence", sure);
    assertThat(result.outcome()).as(result.toString()).isEqualTo(outcome);
    assertThat(result.required()).isEqualTo("at least 90%, or not shown to be below");
    assertThat(result.explanation()).isEqualTo(why);
  }

  @Test
  void minIntervalCoverage_toBeShownToBeGood_isUndecidedAtItsLimit() throws Exception {
    Object[] good = {"minIntervalCoverage", "90%", "evidence", "good"};
    assertThat(check(numbers(230), good).outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(check(numbers(236), good).outcome()).isEqualTo(Outcome.PASSED);
  }

  /** What 25 groups of 10 show, of which three are wrong as a whole, is less. */
  @Test
  void minIntervalCoverage_ofGroups_countsThem() {
    int[] groups = IntStream.range(0, EXAMPLES).map(i -> i / 10 * 10).toArray();
    assertThat(check(classes(210, 0.5f), "minIntervalCoverage", "90%").outcome())
        .isEqualTo(Outcome.FAILED);
    assertThat(check(classes(210, 0.5f, groups), "minIntervalCoverage", "90%").outcome())
        .isEqualTo(Outcome.PASSED);
  }

  @Test
  void maxIntervalWidth_isInTheUnitOfTheTargetOrANumberOfClasses() throws Exception {
    assertThat(check(numbers(250), "maxIntervalWidth", "6").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(check(numbers(250), "maxIntervalWidth", "5.9"))
        .extracting(RuleResult::outcome, RuleResult::actual)
        .containsExactly(Outcome.FAILED, "6.000");
    assertThat(check(classes(250, 0.7f), "maxIntervalWidth", "1.9").actual()).isEqualTo("2.000");
    assertThat(check(classes(250, 0.1f), "maxIntervalWidth", "1").outcome())
        .as("the best class is always in")
        .isEqualTo(Outcome.PASSED);
  }

  @Test
  void check_modelWithoutScores_failsAndSaysWhatToDo() throws Exception {
    Evidence none = Found.like(numbers(250)).evidence();
    for (String rule : List.of("minIntervalCoverage", "maxIntervalWidth")) {
      RuleResult result = check(none, rule, "0.9");
      assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(result.explanation())
          .endsWith("train it with nn.members=folds(5) or nn.validationFraction");
    }
  }

  @Test
  void warning_onlyOfWhatIsSure() throws Exception {
    assertThat(Undercoverage.warning(numbers(214))).isEmpty();
    assertThat(Undercoverage.warning(numbers(200)).orElseThrow())
        .startsWith("90% intervals hold 80.00% of the test images, with 99% confidence at most 85.")
        .contains(": train on images like the test data; until then, do not trust");
    assertThat(numbers(225).intervals().orElseThrow().figures().text("test rows"))
        .isEqualTo(
            "90% intervals hold 90.00% (225 of 250) of the test rows, 6.000 wide in the mean");
    assertThat(classes(225, 0.5f).intervals().orElseThrow().figures().text("test images"))
        .isEqualTo(
            "90% sets hold 90.00% (225 of 250) of the test images, 1.00 classes in the mean;"
                + " 100.00% have one");
  }
}
