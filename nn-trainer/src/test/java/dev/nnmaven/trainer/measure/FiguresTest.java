package dev.nnmaven.trainer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.evaluation.RegressionPredictions;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.task.RegressionMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Against scikit-learn 1.4.2, of the same twelve predictions. Probabilities are tenths in float32.
 */
class FiguresTest {

  private static final int[] LABELS = {0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2};
  private static final int[] ONCE = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
  private static final int[] DRAWN = {2, 0, 1, 3, 1, 1, 2, 1, 0, 1, 0, 2};

  private static ClassFigures classes() {
    int[][] tenths = {
      {8, 1, 1}, {6, 3, 1}, {4, 4, 2}, {2, 7, 1}, {5, 1, 4}, {1, 8, 1},
      {3, 6, 1}, {4, 3, 3}, {0, 9, 1}, {1, 1, 8}, {2, 3, 5}, {6, 2, 2}
    };
    int[] predicted = {0, 0, 0, 1, 0, 1, 1, 0, 1, 2, 2, 0};
    float[][] probabilities = new float[tenths.length][3];
    ConfusionMatrix confusion = new ConfusionMatrix(3);
    for (int i = 0; i < tenths.length; i++) {
      confusion.add(LABELS[i], predicted[i]);
      for (int c = 0; c < 3; c++) {
        probabilities[i][c] = tenths[i][c] / 10f;
      }
    }
    return new ClassFigures(
        new Predictions(
            new ClassificationMetrics(confusion, 0.5),
            LABELS,
            predicted,
            probabilities,
            new double[12]));
  }

  private static void isClose(ToDoubleFunction<int[]> figure, int[] times, double expected) {
    assertThat(figure.applyAsDouble(times)).isCloseTo(expected, within(1e-12));
  }

  /** {@code precision_score, f1_score (average='macro')}. */
  @Test
  void macro_isScikitLearns() {
    isClose(classes().macro(ClassFigures.Counts::precision), ONCE, 0.8055555555555555);
    isClose(classes().macro(ClassFigures.Counts::f1), ONCE, 0.7590909090909091);
    isClose(classes().macro(ClassFigures.Counts::f1), DRAWN, 0.557142857142857);
    isClose(classes().ofClass(1, ClassFigures.Counts::f1), ONCE, 0.75);
  }

  /**
   * {@code roc_auc_score, average_precision_score (label_binarize(y), P, average='macro')}, also of
   * rows repeated as they were drawn.
   */
  @Test
  void ranking_isScikitLearns() {
    isClose(classes().auc(), ONCE, 0.8655643738977071);
    isClose(classes().averagePrecision(), ONCE, 0.7912037037037036);
    isClose(classes().auc(), DRAWN, 0.7335085549371264);
    isClose(classes().averagePrecision(), DRAWN, 0.6649092970521543);
  }

  /** {@code calibration_curve(correct, largest, n_bins=15)}, its differences weighted by count. */
  @Test
  void calibrationError_isOfScikitLearnsBins() {
    isClose(classes().calibrationError(), ONCE, 0.23333332439263663);
  }

  @Test
  void gain_isAboveTheMostFrequentClass() {
    isClose(classes().accuracy(), ONCE, 9 / 12.0);
    isClose(classes().gain("a", List.of("a", "b", "c")), ONCE, (9 - 5) / 12.0);
  }

  /** {@code r2_score, mean_absolute_error, mean_squared_error}. */
  @Test
  void numbers_areScikitLearns() {
    double[] predicted = {2.5, 5.5, 2, 7, 9, 1.5};
    double[] actual = {3, 5, 2, 8, 7, 1};
    RegressionMetrics metrics = RegressionMetrics.of(predicted, actual, 0.1);
    NumberFigures figures =
        new NumberFigures(new RegressionPredictions(metrics, predicted, actual, new double[6]));
    int[] once = Arrays.copyOf(ONCE, 6);
    isClose(figures.r2(), once, 0.8538135593220338);
    isClose(figures.mae(), once, 0.75);
    isClose(figures.rmse(), once, 0.9789450103725609);
    isClose(figures.bias(), once, 0.25);
    isClose(figures.gain(), once, 0.6176566455684549);
    int[] sameNumber = {0, 3, 0, 0, 0, 0};
    assertThat(figures.r2().applyAsDouble(sameNumber)).isNaN();
  }
}
