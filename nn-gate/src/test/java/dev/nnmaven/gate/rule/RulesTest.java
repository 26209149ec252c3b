package dev.nnmaven.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Freshness;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.statistics.PairedTest;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.testing.Whole;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.data.DataHealth.Leak;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.testing.Evaluations;
import dev.nnmaven.trainer.testing.Judged;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule just below, at and above its limit. */
class RulesTest {

  private static final List<String> CLASSES = List.of("A", "B");
  private static final DataHealth HEALTHY =
      new DataHealth(List.of(), List.of(), List.of(), List.of());
  private static final BaselineLookup NONE =
      new BaselineLookup("there is no baseline yet", Optional.empty(), Optional.empty());

  private static final Freshness ELSEWHERE = Freshness.notTrainedHere();

  private static Gate gate(String... namesAndTexts) {
    Map<String, String> texts = new HashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      if (namesAndTexts[i + 1] != null) {
        texts.put(namesAndTexts[i], namesAndTexts[i + 1]);
      }
    }
    Settings settings = Settings.of(texts);
    Gate gate = GateParser.parse(settings);
    try {
      settings.mistakes().throwIfAny();
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(e);
    }
    return gate;
  }

  /** Of a class B, too, that has no images and that no rule here asks for. */
  private static Evidence findings(ClassificationMetrics evaluation) {
    return findings(CLASSES, evaluation);
  }

  private static Evidence findings(List<String> classes, ClassificationMetrics evaluation) {
    return Found.of(
        classes, evaluation, Optional.empty(), HEALTHY, NONE, Optional.empty(), ELSEWHERE);
  }

  private static Evidence trained(
      ClassificationMetrics evaluation, ClassificationMetrics training) {
    return Found.of(
        CLASSES, evaluation, Optional.of(training), HEALTHY, NONE, Optional.empty(), ELSEWHERE);
  }

  /**
   * A model beside a baseline: images lost, gained, recognized by both, and by none; of class A.
   */
  private static Evidence compared(int lost, int gained, int both, int none) {
    return compared(
        Judged.images(CLASSES, "A".repeat(lost + gained + both + none)),
        letters(lost, true, gained, false, both, none),
        letters(lost, false, gained, true, both, none));
  }

  /** Two models on the same images, each written as the classes that it takes them for. */
  private static Evidence compared(Examples images, String earlier, String later) {
    Predictions before = Judged.predictions(images, earlier, 0.5);
    Predictions now = Judged.predictions(images, later, 0.5);
    Baseline baseline = Baseline.of("test", "0".repeat(64), images, Optional.empty(), before);
    return Found.of(
        images.classes(),
        now.evaluation(),
        Optional.empty(),
        HEALTHY,
        new BaselineLookup("none", Optional.of(baseline), Optional.empty()),
        Optional.of(Found.compared(baseline, images, now, new int[0])),
        ELSEWHERE);
  }

  private static String letters(
      int lost, boolean lostRight, int gained, boolean gainedRight, int both, int none) {
    return (lostRight ? "A" : "B").repeat(lost)
        + (gainedRight ? "A" : "B").repeat(gained)
        + "A".repeat(both)
        + "B".repeat(none);
  }

  private static RuleResult only(Gate gate, Evidence evidence) {
    List<RuleResult> results = gate.check(evidence).results();
    assertThat(results).hasSize(1);
    return results.get(0);
  }

  private static Outcome passed(boolean holds) {
    return holds ? Outcome.PASSED : Outcome.FAILED;
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0, 10, false", "0.1, 1, 10, true", "0.1, 2, 10, true", "10%, 3, 30, true",
    "0.95, 18, 20, false", "0.95, 19, 20, true", "95%, 20, 20, true", "29%, 58, 200, true",
  })
  void minAccuracy_aroundItsLimit(String limit, int correct, int total, boolean holds) {
    assertThat(only(gate("minAccuracy", limit), findings(Evaluations.of(correct, total))).outcome())
        .isEqualTo(passed(holds));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 100, true", // as good
    "0, 1, 0, 99, false", // one less
    "0, 0, 1, 99, true", // one more
    "0, 3, 3, 94, true", // others, but as many
    "0.1, 9, 0, 91, true",
    "0.1, 10, 0, 90, true", // in double, 1.0 - 0.9 is less than 0.1; others are more
    "0.1, 11, 0, 89, false",
    "0.07, 7, 0, 93, true",
    "7%, 8, 1, 91, true",
    "7%, 9, 1, 90, false",
    "0.05%, 1, 0, 1999, true",
    "0.05%, 2, 0, 1998, false",
  })
  void maxAccuracyDrop_aroundItsLimit(String limit, int lost, int gained, int both, boolean holds) {
    assertThat(only(gate("maxAccuracyDrop", limit), compared(lost, gained, both, 0)).outcome())
        .isEqualTo(passed(holds));
  }

  @Test
  void maxAccuracyDrop_notConfiguredWithABaseline_allowsNone() {
    RuleResult result = only(gate(), compared(2, 1, 95, 2));
    assertThat(result)
        .isEqualTo(
            new RuleResult(
                "maxAccuracyDrop",
                Outcome.FAILED,
                "no lower than the baseline's 97.00%",
                "96.00% (1 image fewer)",
                "2 lost and 1 gained"));
  }

  @Test
  void maxAccuracyDrop_notConfiguredWithoutABaseline_isNoRule() {
    assertThat(gate().check(findings(Evaluations.of(1, 2))).results()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"maxAccuracyDrop", "significance", "maxClassRecallDrop"})
  void drops_configuredWithoutABaseline_areNotCheckedAndSaySo(String rule) {
    List<RuleResult> results = gate(rule, "0.1").check(findings(Evaluations.of(1, 2))).results();
    assertThat(results)
        .contains(
            new RuleResult(
                "baselineMissing",
                Outcome.FAILED,
                "a baseline, asked for by nn." + rule,
                "none",
                "there is no baseline yet; where there may be none yet, set nn.baselineMissing=warn"));
    assertThat(results)
        .filteredOn(result -> result.outcome() == Outcome.NOT_CHECKED)
        .singleElement()
        .satisfies(
            result -> assertThat(result.explanation()).isEqualTo("there is no baseline yet"));
  }

  @ParameterizedTest
  @CsvSource({"fail, FAILED", "warn, NOT_CHECKED", ", FAILED"})
  void baselineMissing_whereOneIsNamed_failsUnlessItIsOnlyToWarn(String what, Outcome expected) {
    BaselineLookup named =
        new BaselineLookup(
            "there is none",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("nn.baselineModel"),
            Optional.empty());
    RuleResult result =
        only(
            gate("baselineMissing", what),
            Found.of(
                CLASSES,
                Evaluations.of(1, 2),
                Optional.empty(),
                HEALTHY,
                named,
                Optional.empty(),
                ELSEWHERE));
    assertThat(result.rule()).isEqualTo("baselineMissing");
    assertThat(result.outcome()).isEqualTo(expected);
    assertThat(result.required()).startsWith("a baseline, asked for by nn.baselineModel");
    assertThat(result.explanation()).startsWith("there is none");
  }

  @Test
  void baselineMissing_saidToFail_asksForOneByItself() {
    RuleResult result = only(gate("baselineMissing", "fail"), findings(Evaluations.of(1, 2)));
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void baselineMissing_baselineThatIsThere_isNoResult() {
    assertThat(gate("baselineMissing", "fail").check(compared(0, 0, 5, 0)).results())
        .extracting(RuleResult::rule)
        .containsExactly("maxAccuracyDrop");
  }

  private static List<RuleResult> forBaseline(Evidence evidence, Map<String, String> texts) {
    return GateParser.forBaseline(Settings.of(texts)).check(evidence).of(RuleResult.Outcome.FAILED);
  }

  @Test
  void forBaseline_oneImageLess_failsWhateverTheGateTolerates() {
    Map<String, String> tolerant = Map.of("maxAccuracyDrop", "50%", "significance", "0.01");
    assertThat(forBaseline(compared(1, 0, 99, 0), tolerant))
        .extracting(RuleResult::rule)
        .containsExactly("maxAccuracyDrop");
    assertThat(forBaseline(compared(1, 1, 98, 0), tolerant)).isEmpty();
  }

  @Test
  void forBaseline_recallOfAClassWhereItIsARule_failsByIt() {
    Examples images = Judged.images(CLASSES, "AAAABBBB");
    Predictions before = Judged.predictions(images, "AAAABBAA", 0.5);
    Predictions now = Judged.predictions(images, "AAABBBBB", 0.5);
    Baseline baseline = Baseline.of("test", "0".repeat(64), images, Optional.empty(), before);
    Evidence evidence =
        Found.of(
            CLASSES,
            now.evaluation(),
            Optional.empty(),
            HEALTHY,
            new BaselineLookup("none", Optional.of(baseline), Optional.empty()),
            Optional.of(Found.compared(baseline, images, now, new int[0])),
            ELSEWHERE);
    assertThat(forBaseline(evidence, Map.of())).isEmpty();
    assertThat(forBaseline(evidence, Map.of("maxClassRecallDrop", "20%")))
        .extracting(RuleResult::actual)
        .containsExactly("A 100.00% → 75.00% (1 image fewer)");
  }

  @Test
  void forBaseline_withoutOneBefore_asksForNothing() {
    assertThat(forBaseline(findings(Evaluations.of(1, 2)), Map.of("maxClassRecallDrop", "0")))
        .isEmpty();
  }

  @Test
  void significance_dropThatChanceExplains_passesAndGivesTheProbability() {
    // P(X >= 4 of 6) = (15 + 6 + 1) / 64
    RuleResult result = only(gate("significance", "0.05"), compared(4, 2, 90, 4));
    assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(result.explanation())
        .isEqualTo(
            "4 lost, 2 gained, exact McNemar p = 0.344 > 0.05: not significant; 7 images fewer"
                + " would have failed");
    assertThat(result.required()).isEqualTo("not significantly lower than the baseline's 94.00%");
  }

  /** Ten letters of one font are lost as one: the next font could as well gain them. */
  @Test
  void significance_imagesOfGroups_countAsWholes() {
    Examples images = Judged.images(CLASSES, "A".repeat(40));
    Predictions before = Judged.predictions(images, "A".repeat(40), 0.5);
    Predictions now = Judged.predictions(images, "B".repeat(20) + "A".repeat(20), 0.5);
    Baseline baseline = Baseline.of("test", "0".repeat(64), images, Optional.empty(), before);
    int[] fonts = IntStream.range(0, 40).map(image -> image / 10 * 10).toArray();
    for (int[] groups : List.of(new int[0], fonts)) {
      Evidence evidence =
          Found.of(
              CLASSES,
              now.evaluation(),
              Optional.empty(),
              HEALTHY,
              new BaselineLookup("none", Optional.of(baseline), Optional.empty()),
              Optional.of(Found.compared(baseline, images, now, groups)),
              ELSEWHERE);
      boolean single = groups.length == 0;
      RuleResult total = only(gate("significance", "0.05"), evidence);
      assertThat(total.outcome()).isEqualTo(single ? Outcome.FAILED : Outcome.NOT_CHECKED);
      assertThat(total.explanation())
          .isEqualTo(
              single
                  ? "20 lost, 0 gained, exact McNemar p = 9.54E-7 ≤ 0.05: significant"
                  : "20 lost, 0 gained, exact permutation test over 4 groups p = 0.25 > 0.05: not"
                      + " significant; there are too few to tell: no drop at all would have been"
                      + " significant");
      RuleResult ofA =
          gate("significance", "0.05", "maxClassRecallDrop", "5%", "maxAccuracyDrop", "100%")
              .check(evidence)
              .results()
              .get(1);
      assertThat(ofA.failed()).isEqualTo(single);
      assertThat(ofA.explanation())
          .contains(single ? "(exact McNemar, adj" : "(exact permutation test over 4 groups, adj");
    }
  }

  /** All changes of one sign would be significant, however small they are. */
  @Test
  void significance_ofTheSameModelInGroups_doesNotSayThatNoChangeWouldFail() {
    Examples images = Judged.images(CLASSES, "A".repeat(40));
    Predictions same = Judged.predictions(images, "A".repeat(30) + "B".repeat(10), 0.5);
    Baseline baseline = Baseline.of("test", "0".repeat(64), images, Optional.empty(), same);
    int[] groups = IntStream.range(0, 40).map(image -> image / 4 * 4).toArray();
    Comparison comparison = Found.compared(baseline, images, same, groups);
    assertThat(only(gate("significance", "0.05"), beside(baseline, same, comparison)).explanation())
        .endsWith("; a drop of more than 0.00 points would have failed");
    MaxDrop ofNumbers =
        new MaxDrop(
            Score.RMSE, Optional.empty(), Optional.of(new DropTest(new BigDecimal("0.05"), false)));
    assertThat(ofNumbers.check(beside(baseline, same, comparison)).get(0).explanation())
        .endsWith("; a rise of more than 0 would have failed");
  }

  private static Evidence beside(Baseline baseline, Predictions now, Comparison comparison) {
    return Found.of(
        CLASSES,
        now.evaluation(),
        Optional.empty(),
        HEALTHY,
        new BaselineLookup("none", Optional.of(baseline), Optional.empty()),
        Optional.of(comparison),
        ELSEWHERE);
  }

  @ParameterizedTest
  @CsvSource({"0.03125, false", "0.0312, true", "0.05, false"})
  void significance_atThePValueItself_fails(String significance, boolean holds) {
    // 1 / 32
    RuleResult result = only(gate("significance", significance), compared(5, 0, 95, 0));
    assertThat(result.outcome()).isEqualTo(passed(holds));
  }

  @Test
  void significance_significantDropWithinTheTolerance_passes() {
    RuleResult result =
        only(gate("significance", "0.05", "maxAccuracyDrop", "5%"), compared(5, 0, 95, 0));
    assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(result.required())
        .isEqualTo("at most 5 points below the baseline's 100.00%, or no significant drop");
    assertThat(result.explanation())
        .isEqualTo(
            "5 lost, 0 gained, exact McNemar p = 0.0313 ≤ 0.05: significant; 6 images fewer would"
                + " have failed");
  }

  @Test
  void significance_ofALimitThatEveryModelMeets_passesAndSaysNoMore() {
    Evidence evidence = drops("A", 1, 0, 3);
    List<RuleResult> results =
        gate("significance", "0.05", "maxAccuracyDrop", "100%", "maxClassRecallDrop", "100%")
            .check(evidence)
            .results();
    assertThat(results).extracting(RuleResult::outcome).containsOnly(Outcome.PASSED);
    assertThat(results.toString()).doesNotContain("would have failed", "a class fails");
  }

  @Test
  void significance_ofALimitBelowWhichThereIsNothing_doesNotSayWhatWouldHaveFailed() {
    RuleResult result =
        only(gate("significance", "0.05", "maxAccuracyDrop", "50%"), compared(1, 0, 9, 90));
    assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(result.explanation()).endsWith("p = 0.5 > 0.05: not significant");
  }

  @ParameterizedTest
  @CsvSource({"94, 100, false", "95, 100, true", "96, 100, true", "19, 20, true", "0, 7, false"})
  void minClassRecall_aroundItsLimit(int correct, int images, boolean holds) {
    RuleResult result =
        only(
            gate("minClassRecall", "0.95"),
            findings(List.of("A"), Evaluations.of(correct, images)));
    assertThat(result.outcome()).isEqualTo(passed(holds));
  }

  @Test
  void minClassRecall_ofClassesOfWhichSomeHaveNoImages_isNotPassed() {
    List<String> classes = List.of("A", "B", "C", "D", "E", "F", "G", "H");
    int[][] counts = new int[classes.size()][classes.size()];
    counts[0][0] = 1;
    RuleResult result =
        only(gate("minClassRecall", "90%"), findings(classes, Evaluations.ofCounts(0.1, counts)));
    assertThat(result)
        .isEqualTo(
            new RuleResult(
                "minClassRecall",
                Outcome.NOT_CHECKED,
                "at least 90% in each class",
                "A 100.00%",
                "there are no test images of B, C, D, E, F and 2 more"));
  }

  @Test
  void minClassRecall_belowInOneClassAndNoImagesOfAnother_failsAndSaysBoth() {
    RuleResult result = only(gate("minClassRecall", "90%"), findings(Evaluations.of(8, 10)));
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.explanation()).isEqualTo("there are no test images of B");
  }

  @Test
  void minClassRecall_classWithoutImagesThatHasALimitOfItsOwn_isSaidOnce() {
    assertThat(
            gate("minClassRecall", "90%, B:0%").check(findings(Evaluations.of(10, 10))).results())
        .extracting(RuleResult::outcome)
        .containsExactly(Outcome.PASSED, Outcome.NOT_CHECKED);
  }

  @Test
  void minClassRecall_limitsOfTheirOwnForAllClasses_leaveNothingForTheOthers() {
    ClassificationMetrics evaluation = Evaluations.ofCounts(0.1, new int[][] {{8, 2}, {3, 7}});
    assertThat(gate("minClassRecall", "90%, A:80%, B:70%").check(findings(evaluation)).results())
        .extracting(RuleResult::rule, RuleResult::outcome)
        .containsExactly(
            tuple("minClassRecall of A", Outcome.PASSED),
            tuple("minClassRecall of B", Outcome.PASSED));
  }

  @Test
  void minClassRecall_severalClassesBelow_namesAllOfThem() {
    ClassificationMetrics evaluation = Evaluations.ofCounts(0.1, new int[][] {{8, 2}, {3, 7}});
    RuleResult result = only(gate("minClassRecall", "90%"), findings(evaluation));
    assertThat(result.actual()).isEqualTo("B 70.00%");
    assertThat(result.explanation()).isEqualTo("also below: A 80.00%");
  }

  @Test
  void minClassRecall_ofOneClass_countsForItAloneAndInsteadOfThatForAll() {
    ClassificationMetrics evaluation = Evaluations.ofCounts(0.1, new int[][] {{8, 2}, {3, 7}});
    List<RuleResult> results =
        gate("minClassRecall", "80%, B:70.1%").check(findings(evaluation)).results();
    assertThat(results)
        .containsExactly(
            new RuleResult(
                "minClassRecall",
                Outcome.PASSED,
                "at least 80% in each other class",
                "A 80.00%",
                ""),
            new RuleResult("minClassRecall of B", Outcome.FAILED, "at least 70.1%", "70.00%", ""));
  }

  @Test
  void minClassRecall_ofAClassWithoutImages_isNotChecked() {
    List<RuleResult> results =
        gate("minClassRecall", "B:70%").check(findings(Evaluations.of(3, 3))).results();
    assertThat(results)
        .extracting(RuleResult::outcome, RuleResult::explanation)
        .containsExactly(tuple(Outcome.NOT_CHECKED, "there are no test images of B"));
  }

  @ParameterizedTest
  @CsvSource({"9, true", "10, true", "11, false"})
  void maxClassRecallDrop_aroundItsLimit(int lost, boolean holds) {
    RuleResult result = classDrop(drops("A", lost, 0, 100, "B", 0, 0, 1), "10%", null);
    assertThat(result.outcome()).isEqualTo(passed(holds));
    assertThat(result.required()).isEqualTo("at most 10 points below the baseline in each class");
    assertThat(result.actual())
        .isEqualTo("A 100.00%% → %d.00%% (%d images fewer)".formatted(100 - lost, lost));
    assertThat(result.explanation()).isEmpty();
  }

  private static RuleResult classDrop(Evidence evidence, String limit, String significance) {
    List<RuleResult> results =
        gate("maxClassRecallDrop", limit, "maxAccuracyDrop", "1", "significance", significance)
            .check(evidence)
            .results();
    assertThat(results.get(1).rule()).isEqualTo("maxClassRecallDrop");
    return results.get(1);
  }

  /** For each class its name, images lost, images gained, and how many it has in all. */
  private static Evidence drops(Object... classes) {
    List<String> names = new ArrayList<>();
    StringBuilder images = new StringBuilder();
    StringBuilder before = new StringBuilder();
    StringBuilder now = new StringBuilder();
    for (int i = 0; i < classes.length; i += 4) {
      String name = (String) classes[i];
      int lost = (Integer) classes[i + 1];
      int gained = (Integer) classes[i + 2];
      int same = (Integer) classes[i + 3] - lost - gained;
      names.add(name);
      images.append(name.repeat(lost + gained + same));
      before.append(name.repeat(lost)).append("?".repeat(gained)).append(name.repeat(same));
      now.append("?".repeat(lost)).append(name.repeat(gained + same));
    }
    names.add("?");
    String others = "?".repeat(10);
    Examples set = Judged.images(names, images + others);
    return compared(set, before + others, now + others);
  }

  @Test
  void maxClassRecallDrop_classWithoutImages_isNotPassed() {
    RuleResult result = classDrop(drops("A", 0, 0, 10, "B", 0, 0, 0, "C", 0, 0, 0), "10%", null);
    assertThat(result.outcome()).isEqualTo(Outcome.NOT_CHECKED);
    assertThat(result.actual()).isEqualTo("A 100.00% → 100.00% (as many images)");
    assertThat(result.explanation()).isEqualTo("there are no test images of B, C");
    assertThat(classDrop(drops("A", 2, 0, 10, "B", 0, 0, 0), "10%", null))
        .extracting(RuleResult::outcome, RuleResult::explanation)
        .containsExactly(Outcome.FAILED, "there are no test images of B");
  }

  /** Classes A to T of 40 images, of which H has changed by itself, and all others alike. */
  private static Evidence twentyClasses(int lost, int gained, int lostOfH) {
    Object[] classes = new Object[4 * 20];
    for (int c = 0; c < 20; c++) {
      classes[4 * c] = String.valueOf((char) ('A' + c));
      classes[4 * c + 1] = c == 7 ? lostOfH : lost;
      classes[4 * c + 2] = c == 7 ? 0 : gained;
      classes[4 * c + 3] = 40;
    }
    return drops(classes);
  }

  /** p = 1/32 for one class, and 1 - (1 - 1/32)^20 = 47% for any of 20. */
  @Test
  void maxClassRecallDrop_onlyOneOfManyClassesUnlucky_passesAndSaysWhatWasTested() {
    Evidence evidence = twentyClasses(2, 3, 5);
    assertThat(classDrop(evidence, "10%", "0.05"))
        .isEqualTo(
            new RuleResult(
                "maxClassRecallDrop",
                Outcome.PASSED,
                "at most 10 points below the baseline in each class, or no significant drop",
                "H 100.00% → 87.50% (5 images fewer)",
                "H 5 lost, 0 gained, p = 0.625 > 0.05: not significant (exact McNemar,"
                    + " adjusted for 20 classes by Benjamini-Hochberg); a class fails with 9 to 13"
                    + " images fewer"));
    assertThat(classDrop(evidence, "10%", null).outcome()).isEqualTo(Outcome.FAILED);
  }

  /** Classes that did not change cannot be false alarms, and are not corrected for. */
  @Test
  void maxClassRecallDrop_oneOfManyClassesAndNoOtherChanged_isTestedAsOne() {
    RuleResult result = classDrop(twentyClasses(0, 0, 5), "10%", "0.05");
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.explanation()).startsWith("H 5 lost, 0 gained, p = 0.0313 ≤ 0.05 (");
  }

  /** Seven of seven: 10/128 after a correction for all ten classes. */
  @ParameterizedTest
  @CsvSource({"0, FAILED", "3, NOT_CHECKED"})
  void maxClassRecallDrop_allOfASmallClassLost_isFoundOrSaidToBeOutOfReach(
      int changed, Outcome expected) {
    Object[] classes = new Object[4 * 9];
    for (int c = 0; c < 9; c++) {
      classes[4 * c] = String.valueOf((char) ('A' + c));
      classes[4 * c + 1] = c == 8 ? 7 : changed;
      classes[4 * c + 2] = c == 8 ? 0 : changed;
      classes[4 * c + 3] = c == 8 ? 7 : 100;
    }
    RuleResult result = classDrop(drops(classes), "0", "0.05");
    assertThat(result.outcome()).isEqualTo(expected);
    assertThat(result.actual()).isEqualTo("I 100.00% → 0.00% (7 images fewer)");
    if (expected == Outcome.NOT_CHECKED) {
      assertThat(result.explanation())
          .contains("too few images to judge I: not even the loss of all would be significant");
    }
  }

  /** Under the null hypothesis: 10,000 pairs of models, whose ten classes change by luck. */
  @Test
  void maxClassRecallDrop_equallyGoodModels_areRarelyFoundWorse() {
    assumeTrue(Whole.includes("simulated models that are equally good"));
    Random random = new Random(1);
    int found = 0;
    for (int run = 0; run < 10_000; run++) {
      Object[] classes = new Object[4 * 10];
      for (int c = 0; c < 10; c++) {
        int changed = random.nextInt(1 + 3 * c);
        int lost = Long.bitCount(random.nextLong() >>> 1 & (1L << changed) - 1);
        classes[4 * c] = String.valueOf((char) ('A' + c));
        classes[4 * c + 1] = lost;
        classes[4 * c + 2] = changed - lost;
        classes[4 * c + 3] = 30;
      }
      Comparison comparison = drops(classes).comparison().orElseThrow();
      PartTests tests = new PartTests(comparison.parts(), new BigDecimal("0.05"));
      found += IntStream.range(0, 11).anyMatch(tests::isSignificant) ? 1 : 0;
    }
    System.out.printf("a class was found worse in %d of 10,000%n", found);
    assertThat(found).isBetween(150, 500);
  }

  @Test
  void maxClassRecallDrop_significantDropOfOneClass_failsAndItStandsFirst() {
    // B's share is larger, A's is the one that is significant: 1 / 2^10.
    RuleResult result = classDrop(drops("A", 10, 0, 100, "B", 1, 0, 2), "5%", "0.05");
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.actual()).isEqualTo("A 100.00% → 90.00% (10 images fewer)");
    assertThat(result.explanation())
        .isEqualTo(
            "A 10 lost, 0 gained, p = 0.000977 ≤ 0.05, B 1 lost, 0 gained, p = 0.5 > 0.05: not"
                + " significant (exact McNemar, adjusted for 1 to 2 classes by Benjamini-Hochberg); a"
                + " class fails with 5 to 6 images fewer; too few images to judge B: not even the"
                + " loss of all would be significant");
  }

  /** Twice 1/16: of A itself and of B, which can be significant. */
  @Test
  void maxClassRecallDrop_classWithTooFewChanges_saysHowManyItsPValueIsAdjustedFor() {
    assertThat(classDrop(drops("A", 4, 0, 100, "B", 0, 9, 100), "2%", "0.05").explanation())
        .startsWith(
            "A 4 lost, 0 gained, p = 0.125 > 0.05: not significant (exact McNemar, adjusted for 2"
                + " classes by Benjamini-Hochberg)");
  }

  private static RuleResult notWorse(String margin, int lost, int gained, String... more) {
    List<String> texts =
        new ArrayList<>(
            List.of("significance", "0.05", "dropTest", "notWorse", "maxAccuracyDrop", margin));
    texts.addAll(List.of(more));
    return only(
        gate(texts.toArray(String[]::new)), compared(lost, gained, 1144 - lost, 56 - gained));
  }

  /** Tango's bounds are 0.96 points for 13 and 10, and 0.24 to 1.67 for 18 and 7. */
  @ParameterizedTest
  @CsvSource({
    "1%, 13, 10, PASSED",
    "0.9%, 13, 10, UNDECIDED",
    "1%, 18, 7, UNDECIDED",
    "1.7%, 18, 7, PASSED",
    "0.2%, 18, 7, FAILED",
    "0.5%, 0, 0, PASSED",
  })
  void dropTest_notWorse_hasThreeAnswers(String margin, int lost, int gained, Outcome expected) {
    assertThat(notWorse(margin, lost, gained).outcome()).isEqualTo(expected);
  }

  /** Of no margin nothing can be shown: the question is the other one. */
  @Test
  void dropTest_notWorseWithoutAMargin_isTestedForSignificance() {
    RuleResult result = notWorse("0", 13, 10);
    assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(result.required()).startsWith("not significantly lower than the baseline");
    assertThat(notWorse("0%", 18, 7).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void dropTest_notWorse_saysWhatIsKnown() {
    RuleResult result = notWorse("0.5%", 13, 10);
    assertThat(result.required())
        .isEqualTo("shown to be at most 0.5 points below the baseline's 95.33%");
    assertThat(result.explanation())
        .isEqualTo("13 lost, 10 gained, with 95% confidence -0.43 to 0.96 points lower");
    assertThat(notWorse("0.5%", 13, 10, "undecided", "fail"))
        .extracting(RuleResult::outcome, RuleResult::explanation)
        .containsExactly(
            Outcome.FAILED, "undecided (nn.undecided is fail): " + result.explanation());
  }

  @Test
  void dropTest_notWorseInEachClass_asksAllOfThem() {
    Evidence evidence = drops("A", 10, 9, 400, "B", 0, 0, 400, "C", 1, 1, 30);
    RuleResult result =
        gate(
                "maxClassRecallDrop", "5%",
                "maxAccuracyDrop", "1",
                "significance", "0.05",
                "dropTest", "notWorse")
            .check(evidence)
            .results()
            .get(1);
    assertThat(result.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(result.required())
        .isEqualTo("shown to be at most 5 points below the baseline in each class");
    assertThat(result.explanation()).startsWith("C -").contains("points lower, ? -");
  }

  @ParameterizedTest
  @CsvSource({
    "notWorse, , 1%, has no effect without nn.significance",
    "notWorse, 0.05, , notWorse needs to know how much worse is still not worse",
    "better, 0.05, 1%, 'expected worse or notWorse, found \"better\"'",
  })
  void dropTest_withoutWhatItNeeds_isRefused(String how, String level, String margin, String says) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gate("dropTest", how, "significance", level, "maxAccuracyDrop", margin))
        .withMessageContaining(says);
  }

  /** A model beside a baseline: the error of each row before and now. */
  private static Evidence ofNumbers(float[] before, float[] now) {
    Baseline accepted = Found.accepted("", before, Optional.of("weight"));
    return Found.of(
        CLASSES,
        Evaluations.of(1, 2),
        Optional.empty(),
        HEALTHY,
        NONE,
        Optional.of(Found.compared(accepted, now, 0, 0)),
        ELSEWHERE);
  }

  @Test
  void maxErrorRise_tooSmallForSixDigits_isShownInMore() {
    Evidence evidence = ofNumbers(new float[] {9.828469f}, new float[] {9.8284728f});
    RuleResult result = MaxDrop.untolerated(Score.RMSE).orElseThrow().check(evidence).get(0);
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.actual()).isEqualTo("9.828473091125488, the baseline 9.828469276428223");
  }

  /** Nine of ten rows a little better, one of ten much worse: the mean error has risen. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void maxErrorRise_manySlightlyBetterAndFewMuchWorse_fails(boolean notWorse) {
    float[] before = new float[100];
    float[] now = new float[100];
    for (int i = 0; i < 100; i++) {
      before[i] = 1;
      now[i] = i < 90 ? 0.99f : 11;
    }
    Evidence evidence = ofNumbers(before, now);
    RuleResult result =
        new MaxDrop(
                Score.RMSE,
                Optional.of(new BigDecimal("0.02")),
                Optional.of(new DropTest(new BigDecimal("0.05"), notWorse)))
            .check(evidence)
            .get(0);
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void uncheckedRule_saidToFail_failsWhatCouldNotBeChecked() {
    RuleResult result =
        only(gate("maxOverfit", "0", "uncheckedRule", "fail"), findings(Evaluations.of(1, 2)));
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.explanation())
        .isEqualTo("not checked (nn.uncheckedRule is fail): the training images are not available");
  }

  @Test
  void pValue_asText_isRoundedUp() {
    assertThat(PairedTest.text(new BigDecimal("0.00001857968069785721"))).isEqualTo("0.0000186");
    assertThat(PairedTest.text(new BigDecimal("0.05001"))).isEqualTo("0.0501");
  }

  @Test
  void maxClassRecallDrop_significantDropWithinTheLimit_passes() {
    RuleResult result = classDrop(drops("A", 10, 0, 100, "B", 0, 0, 20), "10%", "0.05");
    assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(result.explanation()).isEqualTo("a class fails with 5 to 11 images fewer");
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1, true",
    "0.1, 0.10000000000000002, false", // the next double
    "0.1, 0.09999999999999999, true",
    "0, 0, true",
    "1.5, 1.5, true",
    "1.5, 1.6, false"
  })
  void maxLoss_aroundItsLimit(String limit, double loss, boolean holds) {
    ClassificationMetrics evaluation = Evaluations.ofCounts(loss, new int[][] {{1, 0}, {0, 1}});
    RuleResult result = only(gate("maxLoss", limit), findings(evaluation));
    assertThat(result.outcome()).isEqualTo(passed(holds));
  }

  @Test
  void maxLoss_missedByTheLeast_neverReadsAsMet() {
    ClassificationMetrics evaluation =
        Evaluations.ofCounts(0.10000000000000002, new int[][] {{1, 0}, {0, 1}});
    assertThat(only(gate("maxLoss", "0.1"), findings(evaluation)).actual())
        .isEqualTo("0.10000000000000002");
  }

  @ParameterizedTest
  @CsvSource({
    "0.27346, 0.28, 0.2735", // as everywhere else, met or missed
    "0.27346, 0.27, 0.2735",
    "0.27344, 0.28, 0.2734",
    "0.27346, 0.2735, 0.2735",
    "0.27346, 0.27347, 0.27346", // rounded, it would read as missed
    "0.27344, 0.27342, 0.27344", // and as met
    "2000.4, 3000, 2.000e+03"
  })
  void maxLoss_isWrittenAsInAllReports(double loss, String limit, String written) {
    ClassificationMetrics evaluation = Evaluations.ofCounts(loss, new int[][] {{1, 0}, {0, 1}});
    assertThat(only(gate("maxLoss", limit), findings(evaluation)).actual()).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 10, 10, 9, 10, true", // 1 - 0.9 is less than 0.1 in double
    "0.1, 4, 10, 3, 10, true", // 0.4 - 0.3 is more
    "0.1, 41, 100, 3, 10, false",
    "0.1, 39, 100, 3, 10, true",
    "0, 1, 3, 2, 6, true",
    "0, 1, 3, 3, 6, true",
    "0, 2, 3, 3, 6, false"
  })
  void maxOverfit_aroundItsLimit(
      String limit, int learned, int training, int correct, int heldOut, boolean holds) {
    RuleResult result =
        only(
            gate("maxOverfit", limit),
            trained(Evaluations.of(correct, heldOut), Evaluations.of(learned, training)));
    assertThat(result.outcome()).isEqualTo(passed(holds));
  }

  @ParameterizedTest
  @CsvSource({"101, false", "100, true", "99, true"})
  void minTestImages_aroundItsLimit(String limit, boolean holds) {
    RuleResult result = only(gate("minTestImages", limit), findings(Evaluations.of(1, 100)));
    assertThat(result.outcome()).isEqualTo(passed(holds));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, true", "0, 1, false", "2, 1, true", "2, 2, true", "2, 3, false"})
  void maxLeakedImages_aroundItsLimit(String limit, int leaked, boolean holds) {
    DataHealth health =
        new DataHealth(
            Collections.nCopies(leaked, new Leak("A/1.png", "A/2.png")),
            List.of(),
            List.of(),
            List.of());
    ClassificationMetrics evaluation = Evaluations.of(1, 10);
    RuleResult result =
        only(
            gate("maxLeakedImages", limit),
            Found.of(
                CLASSES,
                evaluation,
                Optional.of(evaluation),
                health,
                NONE,
                Optional.empty(),
                ELSEWHERE));
    assertThat(result.outcome()).isEqualTo(passed(holds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"maxOverfit", "maxLeakedImages"})
  void rulesOnTrainingImages_thatAreNotAtHand_areNotChecked(String rule) {
    RuleResult result = only(gate(rule, "0"), findings(Evaluations.of(1, 2)));
    assertThat(result.outcome()).isEqualTo(Outcome.NOT_CHECKED);
    assertThat(result.explanation()).isEqualTo("the training images are not available");
  }

  @ParameterizedTest
  @CsvSource({"fail, FAILED", "warn, NOT_CHECKED", ", FAILED"})
  void baselineMismatch_ofOtherImages_failsUnlessItIsOnlyToWarn(String what, Outcome expected) {
    BaselineLookup other =
        new BaselineLookup(
            "none", compared(1, 0, 1, 0).baseline().baseline(), Optional.of("other images"));
    ClassificationMetrics evaluation = Evaluations.of(1, 2);
    Evidence evidence =
        Found.of(
            CLASSES, evaluation, Optional.empty(), HEALTHY, other, Optional.empty(), ELSEWHERE);
    assertThat(only(gate("baselineMismatch", what), evidence))
        .isEqualTo(
            new RuleResult(
                "baselineMismatch",
                expected,
                "the same test images",
                "other ones",
                "other images"));
  }

  private static List<RuleResult> staleModel(String what, Freshness freshness) {
    Gate gate = what == null ? gate() : gate("staleModel", what);
    return gate.check(
            Found.of(
                CLASSES,
                Evaluations.of(1, 2),
                Optional.empty(),
                HEALTHY,
                NONE,
                Optional.empty(),
                freshness))
        .results();
  }

  @ParameterizedTest
  @CsvSource({"fail, FAILED", "warn, NOT_CHECKED", ", FAILED"})
  void staleModel_ofAnotherOne_failsUnlessItIsOnlyToWarn(String what, Outcome expected) {
    assertThat(staleModel(what, Freshness.stale("the settings have changed")))
        .containsExactly(
            new RuleResult(
                "staleModel",
                expected,
                "the model that these settings train",
                "another one",
                "the settings have changed"));
  }

  /** Whoever asks for it sees what became of it; for others it is no rule that they have. */
  @Test
  void staleModel_ofAModelThatIsNot_isTold_onlyIfItWasAskedFor() {
    assertThat(staleModel(null, Freshness.current())).isEmpty();
    assertThat(staleModel(null, ELSEWHERE)).isEmpty();
    assertThat(staleModel("fail", Freshness.current()))
        .extracting(RuleResult::outcome)
        .containsExactly(Outcome.PASSED);
    assertThat(staleModel("fail", ELSEWHERE))
        .extracting(RuleResult::outcome)
        .containsExactly(Outcome.NOT_CHECKED);
  }

  @Test
  void check_severalRulesFail_reportsAllInOneOrder() {
    Verdict verdict =
        gate("minTestImages", "1000", "maxLoss", "0.1", "minAccuracy", "90%", "maxOverfit", "0")
            .check(trained(Evaluations.of(5, 10), Evaluations.of(10, 10)));
    assertThat(verdict.of(RuleResult.Outcome.FAILED))
        .extracting(RuleResult::rule)
        .containsExactly("minAccuracy", "maxLoss", "maxOverfit", "minTestImages");
  }
}
