package dev.nnmaven.trainer.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.testing.Evaluations;
import org.junit.jupiter.api.Test;

class ConfidentLearningTest {

  /** Thresholds by hand: 0.6 of class 0, 0.5 of class 1, and no example of class 2. */
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
      {0, 0.1, 0.9}, // confident of a class that no label has
    };
    int[] labels = {0, 0, 0, 1, 1, 1, 1, 0};
    probabilities[7][0] = 0.6; // its row need not sum to 1 here
    assertThat(ConfidentLearning.wrongLabels(Evaluations.answers(0, labels, labels, probabilities)))
        .isEqualTo(2);
  }
}
