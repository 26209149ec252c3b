package dev.nnmaven.nn.task;

import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.Listed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Regression: its scale, its measures, and which losses it takes. */
class RegressionTaskTest {

  private final RegressionTask task = new RegressionTask("price", new Standardization(10, 2));

  @Test
  void fit_targets_haveMeanAndDeviation() {
    assertThat(RegressionTask.fit("y", new double[] {2, 4, 4, 4, 5, 5, 7, 9}))
        .isEqualTo(new RegressionTask("y", new Standardization(5, 2)));
    assertThat(task.value(1.5f)).isEqualTo(13);
    assertThat(task.scale().apply(13)).isEqualTo(1.5f);
    refused("the target y has the same value, 3, in all training samples", 3, 3, 3);
    refused("the same value, 0.1", 0.1);
    refused("expected a finite mean");
    refused("expected a finite mean", 1, Double.NaN);
    refused("expected a finite mean", 1e200, -1e200);
  }

  private static void refused(String words, double... values) {
    assertRefusedSaying(() -> RegressionTask.fit("y", values), "the target y", words);
  }

  @Test
  void requireFit_losses_belongToOneKindOfTask() {
    for (String name : Listed.losses()) {
      boolean classes = name.endsWith("rossEntropy");
      Task<?> right = classes ? Classes.of(2) : task;
      Task<?> wrong = classes ? task : Classes.of(2);
      right.requireFit(Loss.of(name));
      assertRefusedSaying(
          () -> wrong.requireFit(Loss.of(name)),
          classes
              ? " is for classes, but price is a number; choose another, such as squaredError"
              : " is for numbers, but the targets are classes; choose another, such as"
                  + " crossEntropy");
    }
  }

  /** Predicted 1, 3, 2, 9 for 2, 3, 4, 5: errors 1, 0, 2, 4. */
  @Test
  void of_fourSamples_areTheMeasuresByHand() {
    RegressionMetrics metrics =
        RegressionMetrics.of(new double[] {1, 3, 2, 9}, new double[] {2, 3, 4, 5}, 0.5);
    assertThat(metrics.total()).isEqualTo(4);
    assertThat(metrics.loss()).isEqualTo(0.5);
    assertThat(metrics.rmse()).isEqualTo(Math.sqrt(21 / 4.0));
    assertThat(metrics.mae()).isEqualTo(7 / 4.0);
    assertThat(metrics.r2()).hasValue(1 - 21 / 5.0);
    assertThat(metrics.medianError()).isEqualTo(1.5);
    assertThat(metrics.error95()).isCloseTo(2 + 0.85 * 2, within(1e-12));
  }

  @Test
  void of_noSpreadOrBeyondSquares_haveNoR2() {
    RegressionMetrics one = RegressionMetrics.of(new double[] {1}, new double[] {4}, 0);
    assertThat(one.r2()).isEmpty();
    assertThat(one.medianError()).isEqualTo(3);
    assertThat(one.error95()).isEqualTo(3);
    double[] same = new double[10];
    Arrays.fill(same, 0.1);
    assertThat(RegressionMetrics.of(new double[10], same, 0).r2()).isEmpty();
    assertThat(RegressionMetrics.of(same, same, 0).rmse()).isZero();
    for (double size : new double[] {1e200, 1e-200}) {
      RegressionMetrics metrics =
          RegressionMetrics.of(new double[] {size, 0}, new double[] {size, -size}, 0);
      assertThat(metrics.r2()).isEmpty();
      assertThat(metrics.mae()).isEqualTo(size / 2);
    }
    double[] predicted = {0.5e154, 2e154};
    double[] actual = {0, 2.5e154}; // only the squares of their spread are too large
    assertThat(RegressionMetrics.of(predicted, actual, 0).r2()).isEmpty();
  }

  @Test
  void tally_someSamples_areTheMeasuresOfTheirNumbers() {
    Tally<RegressionMetrics> tally = task.tally();
    float[][] samples = {{1.5f, 1}, {-1, -0.5f}, {0.25f, 2}};
    for (float[] sample : samples) {
      float[] found = {99f, sample[0]};
      float[] wanted = {99f, sample[1]};
      tally.add(found, found, wanted, 1, sample[1]);
    }
    double[] predicted = {13, 8, 10.5};
    double[] actual = {12, 9, 14};
    assertThat(tally.result()).isEqualTo(RegressionMetrics.of(predicted, actual, 2.5 / 3));
  }

  /** A scale that makes every float the same number is no witness of what the numbers are. */
  @Test
  void tally_numbersOfTheData_areNotTheScales() {
    RegressionTask blind = new RegressionTask("price", new Standardization(10, 1e300));
    double[] numbers = {4, 8};
    Tally<RegressionMetrics> tally = blind.tally(sample -> numbers[sample]);
    for (double number : numbers) {
      float[] target = {blind.scale().apply(number)};
      tally.add(new float[1], new float[1], target, 0, 0);
    }
    assertThat(tally.result().rmse()).isEqualTo(Math.sqrt((6 * 6 + 2 * 2) / 2.0));
    assertThat(tally.result().r2()).hasValue(1 - 40 / 8.0);
  }
}
