package dev.nnmaven.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.SliceFigures;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.Slices;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.testing.Judged;
import dev.nnmaven.trainer.testing.Written;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules on slices of images that are counted by hand. */
class SliceRulesTest {

  private static final List<String> CLASSES = List.of("A", "B");
  private static final String LETTER = "letter=^([AB])/";

  /** Images and what they are taken for, a letter each; sliced so. */
  private static Evidence evidence(String slices, String actual, String taken) throws Exception {
    return evidence(slices, actual, null, taken, IntStream.range(0, actual.length()).toArray());
  }

  /**
   * The same beside a baseline.
   *
   * @param earlier what the baseline takes them for, if there is one
   * @param compared those that it was not trained on
   */
  private static Evidence evidence(
      String slices, String actual, @Nullable String earlier, String taken, int[] compared)
      throws Exception {
    Examples images = Judged.images(CLASSES, actual);
    Predictions predictions = Judged.predictions(images, taken, 0.5);
    Examples seen = images.of(Arrays.stream(compared).boxed().toList());
    Baseline baseline = earlier == null ? null : Found.baseline(seen, earlier);
    return Found.like(Found.beside(baseline, images, predictions))
        .run(Found.run(images, Optional.empty()))
        .evidence()
        .lookedAt(Slices.parse(Written.reader("slices", slices)), Coverage.DEFAULT);
  }

  /** Of 50 images of A 45 are right, of 50 of B 30. */
  private static Evidence letters() throws Exception {
    return evidence(
        LETTER,
        "A".repeat(50) + "B".repeat(50),
        "A".repeat(45) + "B".repeat(5) + "A".repeat(20) + "B".repeat(30));
  }

  private static RuleResult check(Evidence evidence, Object... namesAndTexts) {
    Stream<Object> slices = Stream.of("slices", LETTER);
    return Found.check(evidence, Stream.concat(Stream.of(namesAndTexts), slices).toArray());
  }

  @Test
  void minSliceAccuracy_ofOne_hasALimitOfItsOwn() throws Exception {
    assertThat(check(letters(), "minSliceAccuracy", "0.6001"))
        .extracting(RuleResult::outcome, RuleResult::actual)
        .containsExactly(Outcome.FAILED, "letter=B 60.00%");
    assertThat(
            Found.gate("slices", LETTER, "minSliceAccuracy", "70%, letter=B:60%")
                .check(letters())
                .results())
        .containsExactly(
            new RuleResult(
                "minSliceAccuracy",
                Outcome.PASSED,
                "at least 70% in each other slice",
                "letter=A 90.00%",
                ""),
            new RuleResult(
                "minSliceAccuracy of letter=B", Outcome.PASSED, "at least 60%", "60.00%", ""));
    assertThat(check(letters(), "minSliceAccuracy", "60%", "evidence", "good").outcome())
        .isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void sliceRules_ofFewImages_judgeTheOthersAndDoNotPass() throws Exception {
    Evidence evidence = evidence(LETTER, "A".repeat(20) + "B".repeat(19), "A".repeat(39));
    assertThat(check(evidence, "minSliceAccuracy", "100%"))
        .extracting(RuleResult::outcome, RuleResult::explanation)
        .containsExactly(Outcome.NOT_CHECKED, "too few test images in letter=B: fewer than 20");
  }

  /** Of 40 images of A 6 are lost and none gained, of 60 of B 4 and 3. */
  private static Evidence dropped() throws Exception {
    return evidence(
        LETTER,
        "A".repeat(40) + "B".repeat(60),
        "A".repeat(40) + "B".repeat(57) + "A".repeat(3),
        "A".repeat(34) + "B".repeat(6) + "B".repeat(53) + "A".repeat(4) + "B".repeat(3),
        IntStream.range(0, 100).toArray());
  }

  /** 1 / 2⁶ of A, and B has 7 changes, so that both are corrected for: 2 / 64 is 0.03125. */
  @ParameterizedTest
  @CsvSource({
    "15%, , PASSED, at most 15 points below the baseline in each slice, ''",
    "14.99%, , FAILED, at most 14.99 points below the baseline in each slice, ''",
    "0, 96.87%, FAILED, not significantly lower than the baseline in each slice, ≤",
    "0, 96.88%, PASSED, not significantly lower than the baseline in each slice, >",
  })
  void maxSliceDrop_aroundTheLargest_isThatOfItAndTestedForAllSlices(
      String limit, String level, Outcome outcome, String required, String sign) throws Exception {
    RuleResult result =
        check(
            dropped(),
            "maxSliceDrop",
            limit,
            "evidence",
            level == null ? "figure" : "worse",
            "confidence",
            level);
    assertThat(result)
        .extracting(RuleResult::outcome, RuleResult::required, RuleResult::actual)
        .containsExactly(outcome, required, "letter=A 100.00% → 85.00% (6 images fewer)");
    if (level != null) {
      assertThat(result.explanation())
          .contains("letter=A 6 lost, 0 gained, p = 0.0313 " + sign, "adjusted for 2 slices");
    }
  }

  /** Of 30 images of A and 30 of B, the baseline was trained on every other one of A. */
  @Test
  void maxSliceDrop_imagesThatTheBaselineKnows_areLeftOut() throws Exception {
    int[] compared = IntStream.range(0, 60).filter(i -> i >= 30 || i % 2 == 0).toArray();
    Evidence evidence =
        evidence(
            LETTER,
            "A".repeat(30) + "B".repeat(30),
            "A".repeat(15) + "B".repeat(30),
            "B".repeat(30) + "B".repeat(27) + "A".repeat(3),
            compared);
    assertThat(check(evidence, "maxSliceDrop", "10%"))
        .extracting(RuleResult::outcome, RuleResult::actual, RuleResult::explanation)
        .containsExactly(
            Outcome.NOT_CHECKED,
            "letter=B 100.00% → 90.00% (3 images fewer)",
            "too few test images in letter=A: fewer than 20");
  }

  /** Of 200 images, those of B with an odd number are wrong, and no other. */
  @Test
  void lookedAt_patternsOfNames_hasTheErrorsOfEach() throws Exception {
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
    assertThat(evidence.slices().looked()).isEqualTo(4);
    assertThat(evidence.slices().worst()).as("those asked for are there already").isEmpty();
  }
}
