package dev.nnmaven.trainer.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.trainer.testing.Evaluations;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChanceLevelTest {

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
}
