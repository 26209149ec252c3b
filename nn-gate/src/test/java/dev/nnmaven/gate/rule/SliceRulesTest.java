package dev.nnmaven.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Freshness;
import dev.nnmaven.gate.evidence.SliceFigures;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.Slices;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.testing.Judged;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules on slices of images that are counted by hand. */
class SliceRulesTest {

  private static final List<String> CLASSES = List.of("A", "B");

  /** Images and what they are taken for, a letter each; sliced so. */
  private static Evidence evidence(String slices, String actual, String taken) throws Exception {
    return evidence(
        slices, actual, Optional.empty(), taken, IntStream.range(0, actual.length()).toArray());
  }

  /**
   * The same beside a baseline.
   *
   * @param earlier what the baseline takes them for
   * @param compared those that it was not trained on
   */
  private static Evidence evidence(
      String slices, String actual, Optional<String> earlier, String taken, int[] compared)
      throws Exception {
    Examples images = Judged.images(CLASSES, actual);
    Predictions predictions = Judged.predictions(images, taken, 0.5);
    Examples seen = images.of(Arrays.stream(compared).boxed().toList());
    Optional<Baseline> baseline =
        earlier.map(
            letters ->
                Baseline.of(
                    "test",
                    "0".repeat(64),
                    seen,
                    Optional.empty(),
                    Judged.predictions(seen, letters, 0.5)));
    Evidence some =
        Found.of(
            CLASSES,
            predictions.evaluation(),
            Optional.empty(),
            new DataHealth(List.of(), List.of(), List.of(), List.of()),
            new BaselineLookup("none", Optional.empty(), Optional.empty()),
            Optional.empty(),
            Freshness.notTrainedHere());
    return new Evidence(
            some.subject(),
            new EvaluationRun(
                some.run().model(), images, "some images", Optional.empty(), List.of()),
            Found.classes(
                CLASSES,
                predictions,
                Optional.empty(),
                baseline.map(one -> Found.compared(one, images, predictions, new int[0]))),
            some.health(),
            some.history(),
            some.baseline())
        .lookedAt(Slices.parse(Settings.of(Map.of("slices", slices))));
  }

  /** Of 50 images of A 45 are right, of 50 of B 30. */
  private static Evidence letters() throws Exception {
    return evidence(
        "letter=^([AB])/",
        "A".repeat(50) + "B".repeat(50),
        "A".repeat(45) + "B".repeat(5) + "A".repeat(20) + "B".repeat(30));
  }

  private static Gate gate(String... namesAndTexts) throws ConfigurationException {
    Map<String, String> texts = new TreeMap<>(Map.of("slices", "letter=^([AB])/"));
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      texts.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    Settings settings = Settings.of(texts);
    Gate gate = GateParser.parse(settings);
    settings.mistakes().throwIfAny();
    return gate;
  }

  private static List<RuleResult> check(Evidence evidence, String... namesAndTexts)
      throws Exception {
    return gate(namesAndTexts).check(evidence).results();
  }

  @ParameterizedTest
  @CsvSource({"60%, PASSED", "0.6001, FAILED"})
  void minSliceAccuracy_aroundTheWorst_isThatOfIt(String limit, Outcome outcome) throws Exception {
    assertThat(check(letters(), "minSliceAccuracy", limit))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.outcome()).isEqualTo(outcome);
              assertThat(one.required()).endsWith(" in each slice");
              assertThat(one.actual()).isEqualTo("letter=B 60.00%");
            });
  }

  @Test
  void minSliceAccuracy_ofOne_hasALimitOfItsOwn() throws Exception {
    assertThat(check(letters(), "minSliceAccuracy", "70%, letter=B:60%"))
        .extracting(RuleResult::rule, RuleResult::outcome, RuleResult::actual)
        .containsExactly(
            tuple("minSliceAccuracy", Outcome.PASSED, "letter=A 90.00%"),
            tuple("minSliceAccuracy of letter=B", Outcome.PASSED, "60.00%"));
  }

  @Test
  void minSliceAccuracy_reachedWithoutConfidence_isUndecided() throws Exception {
    assertThat(check(letters(), "minSliceAccuracy", "60%", "confidence", "95%"))
        .singleElement()
        .extracting(RuleResult::outcome)
        .isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void sliceRules_ofFewImages_judgeTheOthersAndDoNotPass() throws Exception {
    Evidence evidence =
        evidence("letter=^([AB])/", "A".repeat(20) + "B".repeat(19), "A".repeat(39));
    assertThat(check(evidence, "minSliceAccuracy", "100%", "maxSliceGap", "0%"))
        .extracting(RuleResult::outcome, RuleResult::explanation)
        .containsExactly(
            tuple(
                Outcome.NOT_CHECKED,
                "too few test images to judge letter=B: fewer than 20, or none"),
            tuple(Outcome.NOT_CHECKED, "no attribute has two slices of at least 20 test images"));
  }

  @ParameterizedTest
  @CsvSource({"30%, PASSED", "29.99%, FAILED"})
  void maxSliceGap_aroundTheDifference_isThatOfBestAndWorst(String limit, Outcome outcome)
      throws Exception {
    assertThat(check(letters(), "maxSliceGap", limit))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.outcome()).isEqualTo(outcome);
              assertThat(one.actual()).isEqualTo("30.00 points");
              assertThat(one.explanation()).isEqualTo("letter=A 90.00%, letter=B 60.00%");
            });
  }

  /** Of 40 images of A 6 are lost and none gained, of 60 of B 4 and 3. */
  private static Evidence dropped() throws Exception {
    return evidence(
        "letter=^([AB])/",
        "A".repeat(40) + "B".repeat(60),
        Optional.of("A".repeat(40) + "B".repeat(57) + "A".repeat(3)),
        "A".repeat(34) + "B".repeat(6) + "B".repeat(53) + "A".repeat(4) + "B".repeat(3),
        IntStream.range(0, 100).toArray());
  }

  @ParameterizedTest
  @CsvSource({"15%, PASSED", "14.99%, FAILED"})
  void maxSliceDrop_aroundTheLargest_isThatOfIt(String limit, Outcome outcome) throws Exception {
    assertThat(named("maxSliceDrop", check(dropped(), "maxSliceDrop", limit)))
        .satisfies(
            one -> {
              assertThat(one.rule()).isEqualTo("maxSliceDrop");
              assertThat(one.outcome()).isEqualTo(outcome);
              assertThat(one.actual()).isEqualTo("letter=A 100.00% → 85.00% (6 images fewer)");
              assertThat(one.required()).endsWith(" points below the baseline in each slice");
            });
  }

  /** 1 / 2⁶ of A, and B has 7 changes, so that both are corrected for: 2 / 64 is 0.03125. */
  @ParameterizedTest
  @CsvSource({"0.0313, FAILED, ≤", "0.0312, PASSED, >"})
  void maxSliceDrop_tested_isCorrectedForAllSlices(String level, Outcome outcome, String sign)
      throws Exception {
    RuleResult result =
        named("maxSliceDrop", check(dropped(), "maxSliceDrop", "0", "significance", level));
    assertThat(result.outcome()).isEqualTo(outcome);
    assertThat(result.explanation())
        .contains("letter=A 6 lost, 0 gained, p = 0.0313 " + sign, "adjusted for 2 slices");
  }

  /** Classes and slices are parts: the rule is the same. */
  @ParameterizedTest
  @CsvSource({"0.05, worse", "0.05, notWorse", "0.9, worse", "'', worse"})
  void maxSliceDrop_ofSlicesThatAreClasses_isMaxClassRecallDrop(String level, String question)
      throws Exception {
    String[] rules = {
      "maxSliceDrop",
      "4%",
      "maxClassRecallDrop",
      "4%",
      "maxAccuracyDrop",
      "100%",
      level.isEmpty() ? "minAccuracy" : "significance",
      level.isEmpty() ? "1%" : level,
      level.isEmpty() ? "minF1" : "dropTest",
      level.isEmpty() ? "1%" : question
    };
    List<RuleResult> results = check(dropped(), rules);
    RuleResult ofClasses = named("maxClassRecallDrop", results);
    RuleResult ofSlices = named("maxSliceDrop", results);
    assertThat(ofSlices.toString().replace("letter=", ""))
        .isEqualTo(
            ofClasses
                .toString()
                .replace("maxClassRecallDrop", "maxSliceDrop")
                .replace("2 classes", "2 slices")
                .replace("class", "slice"));
  }

  private static RuleResult named(String rule, List<RuleResult> results) {
    return results.stream().filter(one -> one.rule().equals(rule)).findFirst().orElseThrow();
  }

  /** Of 30 images of A and 30 of B, the baseline was trained on every other one of A. */
  @Test
  void maxSliceDrop_imagesThatTheBaselineKnows_areLeftOut() throws Exception {
    int[] compared = IntStream.range(0, 60).filter(i -> i >= 30 || i % 2 == 0).toArray();
    Evidence evidence =
        evidence(
            "letter=^([AB])/",
            "A".repeat(30) + "B".repeat(30),
            Optional.of("A".repeat(15) + "B".repeat(30)),
            "B".repeat(30) + "B".repeat(27) + "A".repeat(3),
            compared);
    assertThat(named("maxSliceDrop", check(evidence, "maxSliceDrop", "10%")))
        .extracting(RuleResult::outcome, RuleResult::actual, RuleResult::explanation)
        .containsExactly(
            Outcome.NOT_CHECKED,
            "letter=B 100.00% → 90.00% (3 images fewer)",
            "too few test images to judge letter=A: fewer than 20, or none");
  }

  @Test
  void maxSliceDrop_withoutABaseline_isNotCheckedAndAsksForOne() throws Exception {
    assertThat(check(letters(), "maxSliceDrop", "10%"))
        .extracting(RuleResult::rule, RuleResult::outcome)
        .contains(
            tuple("baselineMissing", Outcome.FAILED), tuple("maxSliceDrop", Outcome.NOT_CHECKED));
  }

  @Test
  void maxSliceDrop_ofNoLargeSlice_isNotChecked() throws Exception {
    Evidence evidence =
        evidence(
            "letter=^([AB])/",
            "A".repeat(19) + "B".repeat(19),
            Optional.of("A".repeat(38)),
            "A".repeat(38),
            IntStream.range(0, 38).toArray());
    assertThat(named("maxSliceDrop", check(evidence, "maxSliceDrop", "10%")))
        .extracting(RuleResult::outcome, RuleResult::explanation)
        .containsExactly(
            Outcome.NOT_CHECKED,
            "too few test images to judge letter=A, letter=B: fewer than 20, or none");
  }

  @ParameterizedTest
  @CsvSource({"minSliceAccuracy, 80%", "maxSliceGap, 10%", "maxSliceDrop, 10%"})
  void parse_ruleWithoutSlices_isAMistake(String rule, String limit) {
    Settings settings = Settings.of(Map.of(rule, limit));
    GateParser.parse(settings);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(settings.mistakes()::throwIfAny)
        .withMessageContaining("nn." + rule + ": needs nn.slices");
  }

  /** Of 200 images, those of B with an odd number are wrong, and no other. */
  @Test
  void lookedAt_wrongWhereTwoMeet_findsThePair() throws Exception {
    Evidence evidence =
        evidence(
            "letter=^([AB])/, odd=[13579](.png)$",
            "A".repeat(100) + "B".repeat(100),
            "A".repeat(100) + "BA".repeat(50));
    assertThat(evidence.slices().asked())
        .extracting(one -> one.slice().name(), one -> one.slice().size(), SliceFigures::errors)
        .containsExactly(
            tuple("letter=A", 100, 0),
            tuple("letter=B", 100, 50),
            tuple("odd=.png", 100, 50),
            tuple("odd=(missing)", 100, 0));
    assertThat(evidence.slices().looked()).isEqualTo(8);
    assertThat(evidence.slices().worst())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.slice().name()).isEqualTo("letter=B, odd=.png");
              assertThat(one.errors()).isEqualTo(50);
              assertThat(one.note()).isEqualTo("B as A 50");
            });
  }
}
