package dev.nnmaven.gate.rule;

import static dev.nnmaven.gate.testing.Found.check;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.statistics.Proportion;
import dev.nnmaven.gate.statistics.Units;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.trainer.testing.Evaluations;
import dev.nnmaven.trainer.text.Formats;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureRuleTest {

  /** Of 100 of each class, so many right, each with a probability of 80%. */
  private static Evidence evidence(int rightOfA, int rightOfB, int... groups) {
    return evidence(rightOfA, rightOfB, Units.groups(groups));
  }

  private static Evidence evidence(int rightOfA, int rightOfB, Units units) {
    int[] labels = IntStream.range(0, 200).map(i -> i / 100).toArray();
    int[] predicted =
        IntStream.range(0, 200)
            .map(i -> i % 100 < (i < 100 ? rightOfA : rightOfB) ? i / 100 : 1 - i / 100)
            .toArray();
    double[] losses = IntStream.range(0, 200).mapToDouble(i -> i % 2).toArray();
    Evidence found =
        Found.of(
            List.of("A", "B"),
            Found.answers(labels, predicted, 0.8f, losses),
            Optional.of(Evaluations.ofCounts(0.1, new int[][] {{900, 100}, {100, 900}})),
            Optional.empty());
    return Found.like(found).findings(Found.grouped(found.ofClasses(), units)).evidence();
  }

  private static RuleResult good(Evidence evidence, String rule, String limit, String sure) {
    return check(evidence, rule, limit, "evidence", "good", "confidence", sure);
  }

  private static int[] tens() {
    return IntStream.range(0, 200).map(i -> i / 10 * 10).toArray();
  }

  /** 95 and 85 right: precision 95/110 and 85/90, F1 190/210 and 170/190, accuracy 90%. */
  @ParameterizedTest
  @CsvSource({
    "minPrecision, 90.4%, 90.41%, 90.40%", // (95/110 + 85/90) / 2 = 0.904040...
    "minF1, 89.97%, 89.98%, 89.97%", // 0.899749...
    "minClassPrecision, 86.36%, 86.37%, A 86.36%",
    "minClassF1, 89.47%, 89.48%, B 89.47%",
    "minGain, 40%, 40.01%, 40.00%",
    "minAuc, 89.99%, 90.01%, 90.00%", // (0.95 + 0.85) / 2: one threshold
    "maxCalibrationError, 10.01%, 9.9%, 9.99%", // 0.8f is more than 0.8
    "maxPredictionDrift, 0, , -0.0",
    "maxParameters, 4, 3, 4", // two weights and two biases
  })
  void check_atItsLimit_passesAndBeyondFails(
      String rule, String limit, String beyond, String actual) {
    Evidence evidence = evidence(95, 85);
    RuleResult result = check(evidence, rule, limit);
    assertThat(result.rule()).isEqualTo(rule);
    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.PASSED);
    assertThat(result.actual()).startsWith(actual);
    if (beyond != null) {
      assertThat(check(evidence, rule, beyond).outcome()).isEqualTo(Outcome.FAILED);
    }
  }

  /** In double, 100 times 0.56 is more than 56, and 100 times 0.011 less than 1.1. */
  @ParameterizedTest
  @CsvSource({"F1, 0.56, 0.559999, 56.00%", "CALIBRATION_ERROR, 0.011, 0.011004, 1.10%"})
  void text_ofAFigureThatMissesItsLimit_neverReadsAsMet(
      Metric figure, BigDecimal limit, double missed, String met) {
    assertThat(figure.text(missed, limit, false)).isNotEqualTo(met);
    assertThat(figure.text(limit.doubleValue(), limit, true)).isEqualTo(met);
  }

  /** As in log and report: the mean precision is 84.4967%. */
  @ParameterizedTest
  @CsvSource({"84.5%, FAILED", "84%, PASSED"})
  void shareThatIsNoFractionOfCounts_withARuleOrWithout_isRoundedDown(
      String limit, Outcome outcome) {
    Evidence evidence = evidence(90, 78);
    RuleResult result = check(evidence, "minPrecision", limit);
    assertThat(result.outcome()).isEqualTo(outcome);
    assertThat(result.actual()).isEqualTo("84.49%");
    assertThat(MetricValue.all(evidence))
        .filteredOn(one -> one.type().equals("precision"))
        .extracting(MetricValue::text)
        .containsExactly("84.49%");
  }

  @Test
  void advice_calibrationError_isATemperatureUnlessItIsChance() {
    assertThat(Advice.calibrating(evidence(95, 85))).contains("nn.calibration=temperature");
    assertThat(Advice.calibrating(evidence(82, 80))).startsWith("hold out more images");
  }

  @Test
  void check_fileThatIsNotThere_isNotChecked() {
    assertThat(check(evidence(90, 90), "maxModelBytes", "1000").outcome())
        .isEqualTo(Outcome.NOT_CHECKED);
  }

  /** Of 20 groups of 10, classes may differ far more by chance than of 200 on their own. */
  @Test
  void check_predictionDriftOfGroups_isNotChecked() {
    assertThat(check(evidence(95, 85, tens()), "maxPredictionDrift", "0.1"))
        .extracting(RuleResult::outcome, RuleResult::explanation)
        .containsExactly(
            Outcome.NOT_CHECKED,
            "the test data is whole groups of images, and how much their predictions differ by chance"
                + " is unknown");
  }

  /** scipy's binomtest(180, 200, alternative='greater'): 0.85959 by Wilson, 0.85801 exactly. */
  @ParameterizedTest
  @CsvSource({
    "minAccuracy, 85%, PASSED, with 95% confidence at least 85.95%",
    "minAccuracy, 85.92%, PASSED, with 95% confidence at least 85.95%",
    "minAccuracy, 85.96%, UNDECIDED, with 95% confidence at least 85.95%",
    "minAccuracy, 90%, UNDECIDED, with 95% confidence at least 85.95%",
    "minAccuracy, 90.1%, FAILED, ''",
    "minClassRecall, 85%, UNDECIDED, 'with 95% confidence at least B 78.20%'",
    "minClassRecall, 78%, PASSED, ''",
    "minClassRecall, 86%, FAILED, ''",
    "minClassRecall, 91%, FAILED, 'with 95% confidence at least A 90.0'",
    "minClassF1, 84%, PASSED, ''",
    "maxLoss, 0.5, UNDECIDED, with 95% confidence at most 0.5",
    "maxLoss, 0.6, PASSED, with 95% confidence at most 0.5",
  })
  void confidence_ofOtherFigures(String rule, String limit, Outcome expected, String says) {
    RuleResult result = check(evidence(95, 85), rule, limit, "evidence", "good");
    assertThat(result.outcome()).as(result.toString()).isEqualTo(expected);
    assertThat(result.explanation()).startsWith(says);
  }

  /**
   * scipy's binomtest(k, n, alternative='less').proportion_ci(c): 180 of 200 are at most 92.97% by
   * Wilson, 93.27% exactly; 85 of 100 at 97.5%, since there are two classes, at most 90.69%. F1 of
   * B is that of J = 85 / 105, at most 87.32%, as 2 J / (1 + J): 93.23%. All have a probability of
   * 80%: the calibration error is 10%, at least 10% − 1.645 √(0.9 · 0.1 / 200) = 6.51%.
   */
  @ParameterizedTest
  @CsvSource({
    "minAccuracy, 90%, 95%, '', PASSED, ''",
    "minAccuracy, 92.97%, 95%, '', PASSED, with 95% confidence at most 92.97",
    "minAccuracy, 92.98%, 95%, '', FAILED, with 95% confidence at most 92.97%",
    "minAccuracy, 93%, 95% exact, '', PASSED, with 95% confidence at most 93.2",
    "minClassRecall, 90.6%, 95%, '', PASSED, 'with 95% confidence at most B 90.69% (over 2 classes)'",
    "minClassRecall, 90.8%, 95%, '', FAILED, 'with 95% confidence at most B 90.69% (over 2 classes)'",
    "'minClassRecall', B:89%, 95%, '', PASSED, with 95% confidence at most B 89.9",
    "minClassF1, 93.2%, 95%, '', PASSED, 'also below: A 90.47%; with 95% confidence at most"
        + " B 93.22%, A 93.87% (over 2 classes)'",
    "minClassF1, 93.3%, 95%, '', FAILED, also below: A 90.47%",
    "maxLoss, 0.45, 95%, '', PASSED, with 95% confidence at least 0.4",
    "maxLoss, 0.4, 95%, '', FAILED, with 95% confidence at least 0.4",
    "maxCalibrationError, 6%, 95%, '', FAILED, with 95% confidence at least 6.",
    "maxCalibrationError, 7%, 95%, '', PASSED, with 95% confidence at least 6.",
    "minAccuracy, 95%, 95%, tens, PASSED, with 95% confidence at most 100.00%",
  })
  void worse_failsOnlyIfTheOtherBoundMissesTheLimit(
      String rule, String limit, String sure, String groups, Outcome expected, String says) {
    Evidence evidence = groups.isEmpty() ? evidence(95, 85) : evidence(95, 85, tens());
    RuleResult result = check(evidence, rule, limit, "evidence", "worse", "confidence", sure);
    assertThat(result.outcome()).as(result.toString()).isEqualTo(expected);
    assertThat(result.required()).contains(", or not shown to be ");
    assertThat(result.explanation()).startsWith(says);
  }

  /** Of one image 0% is at most 73.01%, and 79.34% at 97.5%: not even that is below the limit. */
  @Test
  void worse_ofSoFewThatNothingCouldFail_isUndecided() {
    Evidence one = evidence(0, 0, Units.equal(new int[200]));
    RuleResult accuracy = check(one, "minAccuracy", "73%", "evidence", "worse");
    assertThat(accuracy.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(accuracy.explanation()).startsWith("too few images to tell: not even 0%");
    assertThat(check(one, "minClassRecall", "79%", "evidence", "worse").explanation())
        .isEqualTo(
            "also below: B 0.00%; with 95% confidence at most A unknown, B unknown (over 2 classes)");
    assertThat(check(one, "minAccuracy", "73.1%", "evidence", "worse").failed()).isTrue();
  }

  @Test
  void worse_precisionOfAClassThatIsNeverPredictedInGroups_isThatOfOneExample() {
    Evidence onlyA = evidence(100, 0, tens());
    RuleResult result = check(onlyA, "minClassPrecision", "70%", "evidence", "worse");
    assertThat(result.outcome()).isEqualTo(Outcome.UNDECIDED);
  }

  /** Of groups: twenty of ten, of which two are wrong as a whole, or that are one. */
  @ParameterizedTest
  @CsvSource({
    "85.80%, 95% exact, 0, PASSED, with 95% confidence at least 85.8",
    "85.92%, 95% exact, 0, UNDECIDED, with 95% confidence at least 85.8",
    "84%, 95%, 0, PASSED, with 95% confidence at least 85.9",
    "84%, 95%, 20, UNDECIDED, 'no bound: a few of the groups carry the figure: it takes some 178'",
    "60%, 95%, 1, UNDECIDED, 'no bound: too few groups: it takes 20'",
  })
  void confidence_ofAnAccuracy_isLessWhereExamplesAreInGroups(
      String limit, String sure, int groups, Outcome expected, String says) {
    int[] groupOf = groups == 0 ? new int[0] : groups == 1 ? new int[200] : tens();
    RuleResult result = good(evidence(90, 90, groupOf), "minAccuracy", limit, sure);
    assertThat(result.outcome()).as(result.toString()).isEqualTo(expected);
    assertThat(result.required()).startsWith("shown to be at least ");
    assertThat(result.explanation()).startsWith(says);
  }

  /**
   * No figure of examples that are all right differs among test sets drawn from them; the accuracy
   * is at least 200 / (200 + 1.64485²) = 98.67% by Wilson's formula.
   */
  @Test
  void confidence_whereAllIsRight_isNotCertainty() {
    Evidence perfect = evidence(100, 100);
    RuleResult f1 = good(perfect, "minF1", "90%", "95%");
    assertThat(f1.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(f1.explanation())
        .isEqualTo("no bound: the figure is the same in all different images");
    RuleResult accuracy = good(perfect, "minAccuracy", "99%", "95%");
    assertThat(accuracy.explanation()).startsWith("with 95% confidence at least 98.6");
  }

  /** Of n groups that are all right, J = n / (n + 1.64485²): 88.08% of 20, 78.70% of 10. */
  @ParameterizedTest
  @CsvSource({
    "minAccuracy, 88%, PASSED",
    "minAccuracy, 88.1%, UNDECIDED",
    "minClassRecall, 78.7%, PASSED",
    "minClassRecall, 78.8%, UNDECIDED",
    "minClassPrecision, 78.7%, PASSED",
    "minClassF1, 88%, PASSED",
    "minClassF1, 88.1%, UNDECIDED",
  })
  void confidence_whereAllGroupsAreRight_isThatOfSoManyExamples(
      String rule, String limit, Outcome expected) {
    RuleResult result = good(evidence(100, 100, tens()), rule, limit, "95%");
    assertThat(result.outcome()).as(result.toString()).isEqualTo(expected);
  }

  /**
   * A hundred copies of an image of each class are two images: 0.05^(1/2) = 22.36% exactly. Twenty
   * copies of ten images are ten, of which one is right for 15 of its 20: of ten, nine count.
   */
  @Test
  void confidence_ofCopies_isThatOfEachOnce() {
    int[] copies = IntStream.range(0, 200).map(i -> i / 100 * 100).toArray();
    Evidence two = evidence(100, 100, Units.equal(copies));
    assertThat(two.findings().units().different(0, 1, 99, 150)).isEqualTo(2);
    RuleResult accuracy = good(two, "minAccuracy", "50%", "95% exact");
    assertThat(accuracy.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(accuracy.explanation()).isEqualTo("with 95% confidence at least 22.36%");
    assertThat(good(two, "minClassRecall", "50%", "95% exact").explanation())
        .isEqualTo("with 95% confidence at least A 5.00%, B 5.00%");
    assertThat(good(two, "maxLoss", "1", "95%").explanation())
        .isEqualTo("no bound: too few different images: it takes 20");
    int[] ten = IntStream.range(0, 200).map(i -> i / 20 * 20).toArray();
    for (int rightOfB : new int[] {95, 80}) {
      Evidence nine = evidence(100, rightOfB, Units.equal(ten));
      assertThat(good(nine, "minAccuracy", "60%", "95%").explanation())
          .isEqualTo(
              "with 95% confidence at least " + Formats.percent(new Proportion(9, 10).lower(0.95)));
    }
  }
}
