package dev.nnmaven.plugin.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.plugin.testing.Evaluations;
import org.junit.jupiter.api.Test;

class MajorityClassTest {

  private static boolean beaten(int[][] counts) {
    ClassificationMetrics evaluation = Evaluations.ofCounts(1, counts);
    return MajorityClass.of(evaluation).isBeatenBy(evaluation);
  }

  @Test
  void of_unequalClasses_isTheMostFrequentOne() {
    ClassificationMetrics evaluation =
        Evaluations.ofCounts(1, new int[][] {{1, 1, 0}, {5, 1, 1}, {0, 0, 3}});
    assertThat(MajorityClass.of(evaluation)).isEqualTo(new MajorityClass(1, 7));
  }

  @Test
  void of_equalClasses_isTheFirst() {
    assertThat(MajorityClass.of(Evaluations.ofCounts(1, new int[][] {{1, 1}, {0, 2}})))
        .isEqualTo(new MajorityClass(0, 2));
  }

  @Test
  void isBeatenBy_oneMoreRight_yesAndAsManyNo() {
    assertThat(beaten(new int[][] {{2, 0}, {2, 0}})).isFalse();
    assertThat(beaten(new int[][] {{0, 2}, {0, 2}})).isFalse();
    assertThat(beaten(new int[][] {{2, 0}, {1, 1}})).isTrue();
    assertThat(beaten(new int[][] {{9, 0}, {1, 0}})).isFalse();
    assertThat(beaten(new int[][] {{0, 9}, {1, 0}})).isFalse();
  }
}
