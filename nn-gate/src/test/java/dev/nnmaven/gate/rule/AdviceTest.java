package dev.nnmaven.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.trainer.measure.RegressionPredictions;
import dev.nnmaven.trainer.testing.Evaluations;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {

  @ParameterizedTest
  @CsvSource({"100, true", "96, true", "95, false", "85, false"})
  void better_trainingExamplesAreKnownFarBetter_isAgainstOverfitting(int learned, boolean far) {
    Evidence evidence =
        Found.of(
            List.of("A", "B"),
            Evaluations.of(85, 100), // 95% confidence 76.72% to 90.69%
            Evaluations.of(learned, 100));
    assertThat(Advice.better(evidence).text())
        .startsWith(
            far
                ? "overfitting (of the training images %s.00%% are recognized): more training images, fewer nn.epochs, a smaller network, or penalties on its large weights: nn.network=\"output l2(0.01)\"; look at"
                    .formatted(learned)
                : "try a larger network than nn.network=\"output\" or more nn.epochs, or let nn:search try many; look at");
  }

  /** Errors that are 0.78 on average, of which one of five is large. */
  @ParameterizedTest
  @CsvSource({
    "100, 0.32, 1.7, 'overfitting (RMSE 0.3200 on training images, 0.7800 on others): more training'",
    "100, 0.7, 1.7, try a larger network than",
    "3, 0.32, 1.7, try a larger network than",
    "100, 0.32, 0.7, 'a few images decide the RMSE, since 95% of the errors are below 0.7000; if y'",
  })
  void better_numbers_isAboutWhatIsWrong(int rows, double learned, double error95, String advice)
      throws Exception {
    RegressionTask task = RegressionTask.fit("y", new double[] {0, 1});
    double[] actual = new double[rows];
    double[] predicted = new double[rows];
    Arrays.setAll(predicted, i -> i % 5 == 0 ? 1.7 : 0.2);
    RegressionMetrics heldOut =
        new RegressionMetrics(rows, 0.3, 0.78, 0.5, OptionalDouble.of(0.4), 0.2, error95);
    Evidence evidence =
        Found.of(
            task,
            new RegressionPredictions(heldOut, predicted, actual, new double[rows]),
            new RegressionMetrics(400, 0.05, learned, 0.2, OptionalDouble.of(0.9), 0.2, 0.5));
    assertThat(Advice.better(evidence).text()).startsWith(advice);
  }
}
