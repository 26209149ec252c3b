package dev.nnmaven.nn.training;

import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.NumberSamples;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Training of a number: a line is found, and what is for classes is refused. */
class RegressionTrainingTest {

  private static final RegressionTask TASK = new RegressionTask("y", new Standardization(100, 10));

  /** Targets 0.5 − 0.25 a + 0.75 b of inputs a and b, which a network of one neuron can have. */
  private static Samples line(int size) {
    float[][] inputs = new float[size][];
    float[][] targets = new float[size][];
    for (int i = 0; i < size; i++) {
      float a = (i * 37 % 101 - 50) / 30f;
      float b = (i * 53 % 97 - 48) / 30f;
      inputs[i] = new float[] {a, b};
      targets[i] = new float[] {0.5f - 0.25f * a + 0.75f * b};
    }
    return new NumberSamples(inputs, targets);
  }

  private static TrainingOptions options(float rate, int epochs) {
    return TrainingOptions.builder().learningRate(rate).epochs(epochs).batchSize(8).build();
  }

  @Test
  void train_aLine_findsItsWeightsAndTellsErrorsInTheTargetsUnit() {
    for (String loss : List.of("squaredError", "huber(0.5)")) {
      Network network = Networks.random(new int[] {2, 1}, loss, 3, "linear");
      TrainingResult<RegressionMetrics> result =
          new Trainer<>(network, TASK, options(0.1f, 60))
              .train(
                  line(200),
                  new Validation<>(line(50), RegressionMetrics::rmse, true, OptionalInt.empty()),
                  line(30),
                  Checkpoints.none());
      assertThat((double) network.outputLayer().parameter("weights").get(0, 0))
          .isCloseTo(-0.25, within(1e-4));
      assertThat((double) network.outputLayer().parameter("weights").get(1, 0))
          .isCloseTo(0.75, within(1e-4));
      assertThat((double) network.outputLayer().parameter("biases").get(0, 0))
          .isCloseTo(0.5, within(1e-4));
      RegressionMetrics first = result.epochs().get(0).training();
      RegressionMetrics last = result.epochs().get(59).heldOut().orElseThrow();
      assertThat(first.rmse()).isGreaterThan(1);
      assertThat(last.rmse()).isLessThan(0.01);
      assertThat(last.r2().orElseThrow()).isGreaterThan(0.99999);
      if (loss.equals("squaredError")) {
        assertThat(first.rmse()).isCloseTo(10 * Math.sqrt(first.loss()), within(1e-5));
      }
    }
  }

  @Test
  void train_whatIsForClasses_isRefused() {
    Network network = Networks.random(new int[] {2, 1}, "squaredError", 3, "linear");
    for (TargetOptions targets :
        List.of(new TargetOptions(0.1f, List.of()), new TargetOptions(0f, List.of(2f)))) {
      TrainingOptions options = options(0.1f, 1).toBuilder().targets(targets).build();
      refused(
          network,
          options,
          "label smoothing and class weights are for classes, but the target is a number");
    }
    refused(
        Networks.random(new int[] {2, 1}, "binaryCrossEntropy", 3, "linear"),
        options(0.1f, 1),
        "the loss binaryCrossEntropy is for classes, but y is a number");
  }

  private static void refused(Network network, TrainingOptions options, String words) {
    assertRefusedSaying(() -> new Trainer<>(network, TASK, options).train(line(9)), words);
  }
}
