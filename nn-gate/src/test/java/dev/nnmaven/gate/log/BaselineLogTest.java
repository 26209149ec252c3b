package dev.nnmaven.gate.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.testing.Judged;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineLogTest {

  private static final Examples IMAGES = Judged.images(List.of("A", "B"), "AABB");

  private static Baseline baseline(Examples images, String sha, String taken, double loss) {
    return Found.baseline(sha.repeat(64), images, Judged.predictions(images, taken, loss));
  }

  private static List<String> lines(Baseline before, Baseline now) {
    return BaselineLog.lines(Optional.of(before), now, Unit.IMAGE);
  }

  @Test
  void lines_firstBaseline_hasItsFigures() {
    assertThat(BaselineLog.lines(Optional.empty(), baseline(IMAGES, "1", "AABA", 0.25), Unit.IMAGE))
        .containsExactly(
            "the first baseline:",
            "  model     111111111111...",
            "  accuracy  75.00% (3 of 4)",
            "  loss      0.2500");
  }

  @Test
  void lines_nextBaseline_haveBeforeAndAfterOfWhatChanges() {
    Baseline before = baseline(IMAGES, "1", "AABA", 0.25);
    assertThat(lines(before, baseline(IMAGES, "2", "AABB", 0.25).because(Optional.of("smaller"))))
        .containsExactly(
            "the baseline changes:",
            "  model     111111111111... → 222222222222...",
            "  accuracy  75.00% (3 of 4) → 100.00% (4 of 4)",
            "  loss      0.2500",
            "  reason    smaller",
            "  class B: 50.00% (1 of 2) → 100.00% (2 of 2)");
    Examples others = Judged.images(List.of("A", "C"), "AAC");
    assertThat(lines(before, baseline(others, "1", "AAC", 0.1)))
        .contains(
            "  images    4 → 3 (2 gone, 1 new), so before and after are not for the same images",
            "  class C: new → 100.00% (1 of 1)",
            "  class B: 50.00% (1 of 2) → gone");
  }

  private static Baseline ofNumber(float error) {
    return Found.accepted("", new float[] {error}, Optional.of("y"));
  }

  @Test
  void lines_ofANumber_neverReadAsIfNothingHadChanged() {
    assertThat(BaselineLog.lines(Optional.of(ofNumber(9.812501f)), ofNumber(9.8125f), Unit.ROW))
        .containsExactly("mean absolute error of y: 9.812500953674316 before, now 9.8125");
    assertThat(BaselineLog.lines(Optional.empty(), ofNumber(9.812501f), Unit.ROW))
        .containsExactly("mean absolute error of y: 9.8125");
  }

  @Test
  void comparison_withImagesLeftOut_saysHowMany() {
    Baseline before = baseline(IMAGES, "1", "AABA", 0.25).because(Optional.of("smaller"));
    assertThat(BaselineLog.comparison(Found.compared(before, new float[4], null, 2), Unit.IMAGE))
        .containsExactly(
            "  baseline     3 → 4 of 4 images (75.00% → 100.00%)",
            "  accepted     smaller",
            "  shared       compared on 4 of 6 images; 2 may have been training images of test",
            "  better       B 50.00% → 100.00%");
  }

  @ParameterizedTest
  @CsvSource({
    "BABA, 'The model is worse than the baseline, which stays as it is.'",
    "BABB, 'The model is worse than the baseline in some classes or slices, so the baseline stays"
        + " as it is.'",
  })
  void refusal_ofAModelThatIsNoWorseInAll_saysWhereItIs(String now, String expected) {
    Comparison found =
        Found.compared(
            baseline(IMAGES, "1", "AABA", 0.25),
            IMAGES,
            Judged.predictions(IMAGES, now, 0.25),
            new int[0]);
    Verdict verdict = new Verdict(List.of(), true, List.of(), false);
    assertThat(BaselineLog.refusal(verdict, Optional.of(found), Unit.IMAGE)).startsWith(expected);
  }

  @Test
  void isSame_sameModelOnSameImagesForTheSameReason_yes() {
    Baseline baseline = baseline(IMAGES, "1", "AABA", 0.25);
    assertThat(BaselineLog.isSame(baseline, baseline(IMAGES, "1", "AABA", 0.25))).isTrue();
    assertThat(BaselineLog.isSame(baseline, baseline(IMAGES, "2", "AABA", 0.25))).isFalse();
    assertThat(BaselineLog.isSame(baseline, baseline(IMAGES, "1", "AAAB", 0.25))).isFalse();
    Baseline meant = baseline.because(Optional.of("smaller"));
    assertThat(BaselineLog.isSame(baseline, meant)).isFalse();
    assertThat(BaselineLog.isSame(meant, meant)).isTrue();
    assertThat(BaselineLog.isSame(meant, baseline)).as("nothing new is said").isTrue();
  }
}
