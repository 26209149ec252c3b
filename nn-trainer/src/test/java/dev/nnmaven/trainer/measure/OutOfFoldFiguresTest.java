package dev.nnmaven.trainer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.trainer.measure.OutOfFoldFigures.Compared;
import dev.nnmaven.trainer.measure.OutOfFoldFigures.Reached;
import dev.nnmaven.trainer.testing.Evaluations;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutOfFoldFiguresTest {

  /** Rows of class A, of which the last are taken for B. */
  private static OutOfFoldFigures classes(int right, int wrong) {
    return classes(right, wrong, 0.4);
  }

  private static OutOfFoldFigures classes(int right, int wrong, double linear) {
    int n = right + wrong;
    double[][] probabilities = new double[n][];
    IntStream.range(0, n)
        .forEach(i -> probabilities[i] = new double[] {i < right ? 1 : 0, i < right ? 0 : 1});
    int[] taken = IntStream.range(0, n).map(i -> i < right ? 0 : 1).toArray();
    Predictions answers = Evaluations.answers(0.5, new int[n], taken, probabilities);
    ClassificationMeasure measure =
        new ClassificationMeasure(new ClassificationTask(List.of("A", "B")), Unit.ROW);
    Reached alone = Reached.of(Evaluations.of(8, 10));
    return OutOfFoldFigures.of(
        measure, answers, new Compared(alone, alone, linear, false), List.of());
  }

  @Test
  void texts_classes_sayAccuracyItsErrorAndWhetherNetworksAreWorthIt() {
    assertThat(classes(900, 100).standardError()).isCloseTo(Math.sqrt(0.09 / 999), within(1e-12));
    assertThat(classes(900, 100).texts())
        .containsExactly(
            "out-of-fold accuracy 90.00%, standard error 0.94%, loss 0.5000 (1,000 training rows, each"
                + " answered by a network that was trained without it)",
            "out-of-fold accuracy of the networks alone 80.00% (loss 0.5000), of a linear model alone"
                + " 80.00% (loss 0.5000); 40% of the answer is linear: the networks have less loss");
  }

  @Test
  void texts_allIsLinear_saysThatNetworksAddNothing() {
    assertThat(classes(9, 1, 1).texts().get(1))
        .endsWith("; 100% of the answer is linear: the networks add nothing");
  }

  /** Pooled: 12 errors in 110, 0.1 / (0.3118 √(1/1000 + 1/100)) = 3.06; and 2.76 of 19. */
  @Test
  void warning_heldOutWorseThanThreeStandardErrors_isOne() {
    assertThat(classes(900, 100).warning(Evaluations.of(80, 100), 100).orElseThrow())
        .startsWith("test accuracy 80.00% is worse than the out-of-fold one, 90.00%, by more");
    assertThat(classes(900, 100).warning(Evaluations.of(81, 100), 100)).isEmpty();
    assertThat(classes(100, 0).warning(Evaluations.of(100, 100), 100)).isEmpty();
  }

  /** Of n errors that are normal with deviation s, the RMSE has a standard error of s / √(2n). */
  @Test
  void standardError_numbers_isThatOfNormalErrors() {
    int n = 20_000;
    Random random = new Random(1);
    double[] errors = IntStream.range(0, n).mapToDouble(i -> 3 * random.nextGaussian()).toArray();
    RegressionPredictions answers =
        new RegressionPredictions(
            RegressionMetrics.of(errors, new double[n], 0), errors, new double[n], new double[n]);
    RegressionMeasure measure =
        new RegressionMeasure(new RegressionTask("y", new Standardization(0, 1)), Unit.ROW);
    OutOfFoldFigures found =
        OutOfFoldFigures.of(measure, answers, null, List.of(Map.of("row", "t.csv:2")));
    assertThat(found.standardError()).isCloseTo(3 / Math.sqrt(2.0 * n), within(4e-4));
    assertThat(found.suspectsText("s.csv"))
        .contains("the 1 training row with the largest errors: s.csv");
    assertThat(found.warning(answers.evaluation(), n)).isEmpty();
  }
}
