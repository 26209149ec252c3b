package dev.nnmaven.trainer.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import org.junit.jupiter.api.Test;

class ConfidentLearningTest {

  /** Thresholds by hand: 0.6 of class 0, 0.5 of class 1, and no example of class 2. */
  @Test
  void wrongLabels_areThoseThatAreConfidentlyOfAnotherClass() {
    float[][] probabilities = {
      {0.9f, 0.1f, 0f}, // rightly of class 0
      {0.55f, 0.4f, 0.05f}, // not confident of any
      {0.35f, 0.6f, 0.05f}, // of class 1, and labelled 0
      {0.05f, 0.8f, 0.15f}, // rightly of class 1
      {0.62f, 0.2f, 0.18f}, // of class 0, and labelled 1
      {0.1f, 0.5f, 0.4f}, // rightly of class 1, at its threshold
      {0.48f, 0.5f, 0.02f}, // the same
      {0f, 0.1f, 0.9f}, // confident of a class that no label has
    };
    int[] labels = {0, 0, 0, 1, 1, 1, 1, 0};
    probabilities[7][0] = 0.6f; // its row need not sum to 1 here
    Predictions answers =
        new Predictions(
            new ClassificationMetrics(new ConfusionMatrix(3), 0),
            labels,
            labels,
            probabilities,
            new double[8]);
    assertThat(ConfidentLearning.wrongLabels(answers)).isEqualTo(2);
  }
}
