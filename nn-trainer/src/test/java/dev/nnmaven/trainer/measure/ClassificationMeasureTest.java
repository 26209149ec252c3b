package dev.nnmaven.trainer.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import dev.nnmaven.trainer.testing.Evaluations;
import dev.nnmaven.trainer.text.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassificationMeasureTest {

  private static final ClassificationMetrics THREE_CLASSES =
      Evaluations.ofCounts(0.25, new int[][] {{1000, 100, 100}, {0, 5, 15}, {0, 0, 0}});
  private static final ClassificationMetrics PERFECT =
      Evaluations.ofCounts(0, new int[][] {{3, 0}, {0, 4}});
  private static final List<String> NAMES = List.of("A", "a longer name", "C");

  private static List<String> lines(ClassificationMetrics evaluation, List<String> names) {
    return of(names).lines(evaluation, Optional.empty());
  }

  private static ClassificationMeasure of(List<String> names) {
    return new ClassificationMeasure(new ClassificationTask(names), Unit.IMAGE);
  }

  @Test
  void lines_ofThreeClasses_areTheSumAndATable() {
    assertThat(lines(THREE_CLASSES, NAMES))
        .containsExactly(
            "test accuracy 82.37% (1,005 of 1,220 images), 95% confidence 80.13% to 84.41%, loss"
                + " 0.2500",
            "  always naming A, the most frequent class of the test images, would give 98.36%",
            "class           images    recall  precision  most often confused with",
            "A                1,200    83.33%    100.00%  a longer name (100)",
            "a longer name       20    25.00%      4.76%  C (15)",
            "C                    0         -      0.00%");
  }

  @Test
  void lines_ofAPerfectModel_nameNoClass() {
    assertThat(lines(PERFECT, List.of("x", "y"))).hasSize(2);
  }

  /** Counts of one class after the other, and what is said; one more right is better. */
  @ParameterizedTest
  @CsvSource({
    "110 511 003, ' frequent class, B, would be right for 58.33% of them (7).'",
    "120 210 111, ' frequent class, A, would be right for 33.33% of them (3).'",
    "200 200 000, A",
    "020 020 000, A",
    "900 100 000, A",
    "090 100 000, A",
    "200 110 000, ",
    "200 000 000, "
  })
  void nothingLearned_noBetterThanTheMostFrequentClass_namesIt(String counts, String expected) {
    int[][] rows =
        Arrays.stream(counts.split(" ", -1))
            .map(row -> row.chars().map(digit -> digit - '0').toArray())
            .toArray(int[][]::new);
    Optional<String> said =
        of(List.of("A", "B", "C")).nothingLearned(Evaluations.ofCounts(1, rows));
    assertThat(said.isPresent()).isEqualTo(expected != null);
    said.ifPresent(
        text ->
            assertThat(text)
                .contains(expected)
                .endsWith("; with nn.normalization=none, try scale.")); // the recipe standardizes
  }

  @Test
  void worstClass_ofThree_isTheOneWithTheLowestRecallThatHasImages() {
    assertThat(of(NAMES).worstFact(THREE_CLASSES))
        .contains(
            "worst class  a longer name, recall 25.00% (5 of 20), most often confused with C (15)");
    assertThat(of(List.of("x", "y")).worstFact(PERFECT))
        .contains("worst class  x, recall 100.00% (3 of 3)");
  }

  @Test
  void error_ofEachMonitor_isSmallerWhereItIsBetter() {
    ClassificationMetrics metrics = Evaluations.ofCounts(0.7, new int[][] {{3, 1}, {0, 0}});
    assertThat(of(NAMES).error(Monitor.LOSS, metrics)).isEqualTo(0.7);
    assertThat(of(NAMES).error(Monitor.ACCURACY, metrics)).isEqualTo(0.25);
  }

  @Test
  void text_accuracy_isRoundedDown() {
    assertThat(of(NAMES).text(Evaluations.of(2, 3))).isEqualTo("66.66%");
    assertThat(of(NAMES).longText(Evaluations.of(2, 3))).isEqualTo("66.66% (2 of 3 images)");
  }
}
