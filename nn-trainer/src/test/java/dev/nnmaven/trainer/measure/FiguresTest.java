package dev.nnmaven.trainer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.task.Tally;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.trainer.testing.Evaluations;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against scikit-learn 1.4.2, of the same twelve predictions. Probabilities are tenths in float32.
 */
class FiguresTest {

  private static final int[] LABELS = {0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2};
  private static final int[] ONCE = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
  private static final int[] DRAWN = {2, 0, 1, 3, 1, 1, 2, 1, 0, 1, 0, 2};

  private static ClassFigures classes() {
    return new ClassFigures(predictions());
  }

  private static Predictions predictions() {
    int[][] tenths = {
      {8, 1, 1}, {6, 3, 1}, {4, 4, 2}, {2, 7, 1}, {5, 1, 4}, {1, 8, 1},
      {3, 6, 1}, {4, 3, 3}, {0, 9, 1}, {1, 1, 8}, {2, 3, 5}, {6, 2, 2}
    };
    int[] predicted = {0, 0, 0, 1, 0, 1, 1, 0, 1, 2, 2, 0};
    double[][] probabilities = new double[tenths.length][3];
    for (int i = 0; i < tenths.length; i++) {
      for (int c = 0; c < 3; c++) {
        probabilities[i][c] = tenths[i][c] / 10f;
      }
    }
    return Evaluations.answers(0.5, LABELS, predicted, probabilities);
  }

  @Test
  void tally_ofClasses_keepsWhatEachSampleGot() {
    Tally<Predictions> tally = Predictions.tally(Classes.of(2));
    tally.add(new float[] {9, 1, 2}, new float[] {9, 0.25f, 0.75f}, new float[] {9, 1, 0}, 1, 1.5);
    tally.add(new float[] {3, 2}, new float[] {0.625f, 0.375f}, new float[] {1, 0}, 0, 0.5);
    Predictions all = tally.result();
    assertThat(all.labels()).containsExactly(0, 0);
    assertThat(all.classes()).containsExactly(1, 0);
    assertThat(all.probabilities()).isDeepEqualTo(new double[][] {{0.25, 0.75}, {0.625, 0.375}});
    assertThat(all.losses()).containsExactly(1.5, 0.5);
    assertThat(all.evaluation().correct()).isEqualTo(1);
    assertThat(all.worst(2)).containsExactly(0);
  }

  /** The first number is the data's; the second, which the data lacks, is made of the target. */
  @Test
  void tally_ofNumbers_keepsThoseOfTheData() {
    RegressionTask task = new RegressionTask("price", new Standardization(10, 2));
    double[] numbers = {12.5, Double.NaN};
    Tally<RegressionPredictions> tally = RegressionPredictions.tally(task, n -> numbers[n]);
    tally.add(new float[2], new float[] {99, 1.5f}, new float[] {99, 1}, 1, 1);
    tally.add(new float[1], new float[] {-1}, new float[] {-0.5f}, 0, 2);
    RegressionPredictions all = tally.result();
    assertThat(all.predicted()).containsExactly(13, 8);
    assertThat(all.actual()).containsExactly(12.5, 9);
    assertThat(all.evaluation())
        .isEqualTo(RegressionMetrics.of(all.predicted(), all.actual(), 1.5));
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
  }

  /**
   * {@code calibration_curve(correct, largest, n_bins=15)}, its differences weighted by count, and
   * the sum of {@code brier_score_loss(y == c, P[:, c])}.
   */
  @Test
  void calibrationErrorAndBrierScore_areOfScikitLearnsBinsAndSums() {
    isClose(classes().calibrationError(), ONCE, 0.23333332439263663);
    isClose(classes().brierScore(), ONCE, 0.4166666650523745);
  }

  /** In one bin, the error is |k / 100 − 0.8|: {@code binom.ppf([.025, .975], 100, .8)} 72, 88. */
  @Test
  void calibrationErrorByChance_ofOneProbability_isTheBinomialsDistance() {
    double[][] probabilities =
        Collections.nCopies(100, new double[] {0.8f, 0.2f}).toArray(double[][]::new);
    Predictions hundred = Evaluations.answers(1, new int[100], new int[100], probabilities);
    assertThat(new ClassFigures(hundred).calibrationErrorByChance()).isBetween(0.0699, 0.0901);
  }

  /** {@code roc_curve(y == c, P[:, c], drop_intermediate=False)}, as counts. */
  @ParameterizedTest
  @CsvSource({
    "0, 0 1 2 3 4 4 5 5 5, 0 0 1 1 2 3 4 6 7",
    "1, 0 1 2 2 3 3 4 4 4, 0 0 0 1 1 2 4 5 8",
    "2, 0 1 2 2 2 3 3, 0 0 0 1 2 3 9"
  })
  void thresholds_areThoseOfScikitLearnsCurve(int c, String ofClass, String ofOthers) {
    List<long[]> found = classes().thresholds(c);
    assertThat(joined(found, 0)).isEqualTo(ofClass);
    assertThat(joined(found, 1)).isEqualTo(ofOthers);
  }

  private static String joined(List<long[]> thresholds, int which) {
    return thresholds.stream()
        .map(one -> Long.toString(one[which]))
        .collect(Collectors.joining(" "));
  }

  /** {@code roc_auc_score, average_precision_score, calibration_curve(..., n_bins=15)}. */
  @Test
  void probabilityFigures_areScikitLearns() {
    ProbabilityFigures found = ProbabilityFigures.of(predictions(), List.of("a", "b", "c"));
    assertThat(found.auc()).isCloseTo(0.8655643738977071, within(1e-12));
    assertThat(classes().auc().value()).isCloseTo(0.8655643738977071, within(1e-12));
    assertThat(found.averagePrecision()).isCloseTo(0.7912037037037036, within(1e-12));
    assertThat(found.classes().stream().mapToDouble(ProbabilityFigures.OfClass::auc).toArray())
        .containsExactly(
            new double[] {0.8142857142857143, 0.875, 0.9074074074074074}, within(1e-12));
    assertThat(
            found.classes().stream()
                .mapToDouble(ProbabilityFigures.OfClass::averagePrecision)
                .toArray())
        .containsExactly(
            new double[] {0.7277777777777777, 0.8125, 0.8333333333333333}, within(1e-12));
    double[] probabilities = {
      0.4000000059604645, 0.5, 0.6000000238418579,
      0.699999988079071, 0.800000011920929, 0.8999999761581421
    };
    assertThat(found.bins().stream().mapToDouble(ProbabilityFigures.Bin::probability).toArray())
        .containsExactly(probabilities, within(1e-12));
    assertThat(found.bins())
        .extracting(bin -> (double) bin.correct() / bin.examples())
        .containsExactly(0.5, 1.0, 2 / 3.0, 0.0, 1.0, 1.0);
    double sum = 0;
    for (ProbabilityFigures.Bin bin : found.bins()) {
      sum += Math.abs(bin.correct() - bin.examples() * bin.probability());
    }
    assertThat(found.calibrationError()).isCloseTo(sum / 12, within(1e-12));
  }

  @Test
  void probabilityFigures_ofOneClassOnly_haveNoAreas() {
    double[][] probabilities = {{0.75f, 0.25f}};
    ProbabilityFigures found =
        ProbabilityFigures.of(
            Evaluations.answers(1, new int[1], new int[1], probabilities), List.of("a", "b"));
    assertThat(found.auc()).isNull();
    assertThat(found.classes().get(0).averagePrecision()).isNull();
    assertThat(found.classes().get(1).averagePrecision()).isNull();
    assertThat(found.brierScore()).isEqualTo(2 * 0.25 * 0.25);
  }

  /**
   * Of the first class beside the others, the influences' squares are DeLong's variance: the matrix
   * of pairs by hand, in numpy {@code var(V10, ddof=1) / 5 + var(V01, ddof=1) / 7}.
   */
  @Test
  void influences_areOfDeLongsVariance() {
    double[] influences = new double[12];
    classes().ranking(0).addInfluences(influences);
    assertThat(Arrays.stream(influences).sum()).isCloseTo(0, within(1e-12));
    assertThat(Arrays.stream(influences).map(one -> one * one).sum())
        .isCloseTo(0.016700680272108845, within(1e-12));
  }

  /** {@code r2_score, mean_squared_error}. */
  @Test
  void numbers_areScikitLearns() {
    double[] predicted = {2.5, 5.5, 2, 7, 9, 1.5};
    double[] actual = {3, 5, 2, 8, 7, 1};
    RegressionMetrics metrics = RegressionMetrics.of(predicted, actual, 0.1);
    RegressionPredictions figures =
        new RegressionPredictions(metrics, predicted, actual, new double[6]);
    assertThat(mean(figures.errors())).isCloseTo(0.25, within(1e-12));
    assertThat(mean(figures.squaredErrors()))
        .isCloseTo(Math.pow(0.9789450103725609, 2), within(1e-12));
    assertThat(1 - mean(figures.squaredErrors()) / mean(figures.squaredDeviations()))
        .isCloseTo(0.8538135593220338, within(1e-12));
    assertThat(figures.chance())
        .isCloseTo(Math.sqrt(mean(figures.squaredDeviations())), within(1e-12));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
