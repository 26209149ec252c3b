package dev.nnmaven.trainer.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.ConfusionMatrix;
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
    said.ifPresent(text -> assertThat(text).contains(expected));
  }

  @Test
  void worstClass_ofThree_isTheOneWithTheLowestRecallThatHasImages() {
    assertThat(of(NAMES).worstFact(THREE_CLASSES))
        .contains(
            "worst class  a longer name, recall 25.00% (5 of 20), most often confused with C (15)");
    assertThat(of(List.of("x", "y")).worstFact(PERFECT)).isEmpty();
  }

  @Test
  void error_ofEachMonitor_isSmallerWhereItIsBetter() {
    ClassificationMetrics metrics = Evaluations.ofCounts(0.7, new int[][] {{3, 1}, {0, 0}});
    assertThat(of(NAMES).error(Monitor.LOSS, metrics)).isEqualTo(0.7);
    assertThat(of(NAMES).error(Monitor.ACCURACY, metrics)).isEqualTo(0.25);
  }

  private static final List<String> CLASSES = List.of("no", "yes", "rare");

  /** Held out: 2 of no, 6 of yes, none of rare. */
  private static final ConfusionMatrix HELD_OUT =
      Evaluations.ofCounts(0, new int[][] {{1, 1, 0}, {0, 6, 0}, {0, 0, 0}}).confusion();

  @Test
  void of_trainingCounts_isTheMostFrequentInTrainingJudgedOnHeldOut() {
    ChanceLevel chance = ChanceLevel.of(CLASSES, Optional.of(new int[] {5, 4, 5}), HELD_OUT);
    assertThat(chance).isEqualTo(new ChanceLevel("no", "training", 2, 0.25));
    assertThat(chance.text(Unit.ROW))
        .isEqualTo(
            "always naming no, the most frequent class of the training rows, would give 25.00%");
  }

  @Test
  void of_unknownTrainingOrClassThatIsNotHeldOut_isTheMostFrequentOfHeldOutOrNothing() {
    assertThat(ChanceLevel.of(CLASSES, Optional.empty(), HELD_OUT))
        .isEqualTo(new ChanceLevel("yes", "test", 6, 0.75));
    assertThat(ChanceLevel.of(CLASSES, Optional.of(new int[] {1, 1, 9}), HELD_OUT))
        .isEqualTo(new ChanceLevel("rare", "training", 0, 0));
  }

  /** Thresholds by hand: 0.6 of class 0, 0.5 of class 1, and 0.1 of class 2. */
  @Test
  void wrongLabels_areThoseThatAreConfidentlyOfAnotherClass() {
    double[][] probabilities = {
      {0.9, 0.1, 0}, // rightly of class 0
      {0.55, 0.4, 0.05}, // not confident of any
      {0.35, 0.6, 0.05}, // of class 1, and labelled 0
      {0.05, 0.8, 0.15}, // rightly of class 1
      {0.62, 0.2, 0.18}, // of class 0, and labelled 1
      {0.1, 0.5, 0.4}, // rightly of class 1, at its threshold
      {0.48, 0.5, 0.02}, // the same
      {0, 0.1, 0.9}, // confident of class 2, and labelled 0
      {0.5, 0.4, 0.1}, // not of class 2, for which 0.1 would be enough
    };
    int[] labels = {0, 0, 0, 1, 1, 1, 1, 0, 2};
    probabilities[7][0] = 0.6; // its row need not sum to 1 here
    assertThat(ConfidentLearning.wrongLabels(Evaluations.answers(0, labels, labels, probabilities)))
        .isEqualTo(3);
  }
}
