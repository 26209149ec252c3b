package dev.nnmaven.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.Ensembles;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.trainer.job.TemperatureScaling.Fitted;
import dev.nnmaven.trainer.measure.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemperatureScalingTest {

  private static final ComputeOptions SCALAR = new ComputeOptions(KernelChoice.SCALAR, 1);
  private static final int CLASSES = 4;

  /** A network that gives its inputs as outputs. */
  private static Ensemble identity(String loss) {
    Network network = Networks.random(new int[] {CLASSES, CLASSES}, loss, 1, "linear");
    for (int o = 0; o < CLASSES; o++) {
      network.outputLayer().parameter("biases").set(0, o, 0f);
      for (int i = 0; i < CLASSES; i++) {
        network.outputLayer().parameter("weights").set(i, o, i == o ? 1f : 0f);
      }
    }
    return Ensemble.of(network);
  }

  /** Outputs at random, with classes drawn as they are probable at a temperature. */
  private static ArraySamples drawn(int count, double temperature, long seed) {
    Random random = new Random(seed);
    float[][] outputs = new float[count][CLASSES];
    int[] labels = new int[count];
    for (int n = 0; n < count; n++) {
      for (int o = 0; o < CLASSES; o++) {
        outputs[n][o] = (float) (3 * random.nextGaussian());
      }
      double[] probabilities = softmax(outputs[n], 1 / temperature);
      double left = random.nextDouble();
      while (labels[n] < CLASSES - 1 && left > probabilities[labels[n]]) {
        left -= probabilities[labels[n]++];
      }
    }
    return new ArraySamples(outputs, labels, CLASSES);
  }

  private static double[] softmax(float[] outputs, double beta) {
    double[] e = IntStream.range(0, outputs.length).mapToDouble(o -> beta * outputs[o]).toArray();
    double largest = Arrays.stream(e).max().orElseThrow();
    double sum = Arrays.stream(e).map(one -> Math.exp(one - largest)).sum();
    return Arrays.stream(e).map(one -> Math.exp(one - largest) / sum).toArray();
  }

  /** Where the loss of the mean predictions is least, by ternary search in double. */
  private static double searched(Ensemble ensemble, ArraySamples samples, boolean isSoftmax) {
    List<float[][]> outputs =
        ensemble.members().stream()
            .map(one -> Arrays.stream(samples.values()).map(one::forward).toArray(float[][]::new))
            .toList();
    DoubleUnaryOperator loss =
        t -> {
          double sum = 0;
          for (int n = 0; n < samples.size(); n++) {
            double[] mean = new double[CLASSES];
            for (float[][] member : outputs) {
              double[] p = isSoftmax ? softmax(member[n], 1 / t) : sigmoids(member[n], 1 / t);
              Arrays.setAll(mean, o -> mean[o] + p[o] / outputs.size());
            }
            for (int o = 0; o < CLASSES; o++) {
              boolean isTarget = o == samples.label(n);
              sum -= isTarget ? Math.log(mean[o]) : isSoftmax ? 0 : Math.log(1 - mean[o]);
            }
          }
          return sum;
        };
    double low = 0.05;
    double high = 20;
    while (high - low > 1e-4 * low) {
      double third = (high - low) / 3;
      boolean isBelow = loss.applyAsDouble(low + third) < loss.applyAsDouble(high - third);
      high -= isBelow ? third : 0;
      low += isBelow ? 0 : third;
    }
    return low;
  }

  private static double[] sigmoids(float[] outputs, double beta) {
    return IntStream.range(0, CLASSES)
        .mapToDouble(o -> 1 / (1 + Math.exp(-beta * outputs[o])))
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "crossEntropy, 2.5, 1",
    "crossEntropy, 0.4, 2",
    "crossEntropy, 1, 3",
    "crossEntropy, 12, 4",
    "binaryCrossEntropy, 2.5, 5",
    "binaryCrossEntropy, 0.4, 6"
  })
  void fit_oneNetwork_hasTheLeastLoss(String loss, double temperature, long seed) {
    ArraySamples samples = drawn(800, temperature, seed);
    double expected = searched(identity(loss), samples, loss.equals("crossEntropy"));
    double found = fit(identity(loss), samples, SCALAR).orElseThrow();
    assertThat(found).isCloseTo(expected, within(1e-3 * expected));
    if (loss.equals("crossEntropy")) { // of which the classes were drawn
      assertThat(found).isBetween(temperature / 1.3, temperature * 1.3);
    }
  }

  @Test
  void fit_severalNetworks_hasTheLeastLossOfTheirMean() {
    Ensemble ensemble = Ensembles.random(3, new int[] {6, 9, CLASSES}, "crossEntropy");
    ArraySamples inputs = ArraySamples.random(300, 6, CLASSES, 3);
    int[] labels = new int[300];
    Random random = new Random(4);
    for (int n = 0; n < labels.length; n++) { // the likeliest class, but for three of ten
      float[] p = ensemble.predictions(inputs.values()[n]);
      int best = IntStream.range(0, CLASSES).reduce(0, (a, b) -> p[b] > p[a] ? b : a);
      labels[n] = random.nextInt(10) < 3 ? random.nextInt(CLASSES) : best;
    }
    ArraySamples samples = new ArraySamples(inputs.values(), labels, CLASSES);
    double expected = searched(ensemble, samples, true);
    double found = fit(ensemble, samples, SCALAR).orElseThrow();
    assertThat(found).isCloseTo(expected, within(1e-3 * expected)).isNotEqualTo(1);
  }

  @Test
  void scaled_probabilities_areThoseOfOutputsDividedByIt() {
    Ensemble ensemble = Ensembles.random(1, new int[] {6, 9, CLASSES}, "crossEntropy");
    Ensemble scaled = TemperatureScaling.scaled(ensemble, 2.5);
    ArraySamples samples = ArraySamples.random(50, 6, CLASSES, 3);
    for (float[] sample : samples.values()) {
      double[] expected = softmax(ensemble.first().forward(sample), 1 / 2.5);
      float[] found = scaled.predictions(sample);
      for (int o = 0; o < CLASSES; o++) {
        assertThat((double) found[o]).isCloseTo(expected[o], within(1e-6));
      }
    }
    assertThat(answers(scaled, samples).classes()).isEqualTo(answers(ensemble, samples).classes());
    assertThat(answers(TemperatureScaling.scaled(ensemble, 1), samples).probabilities())
        .isDeepEqualTo(answers(ensemble, samples).probabilities());
  }

  private static Predictions answers(Ensemble ensemble, ArraySamples samples) {
    try (Evaluator evaluator = new Evaluator(ensemble, SCALAR)) {
      return evaluator.evaluate(samples, Predictions.tally(Classes.of(CLASSES)));
    }
  }

  /** The surer, the better: no temperature is the best. */
  @Test
  void fit_allAreRight_isNone() {
    float[][] outputs = {{1, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 3, 0}};
    assertThat(fitted(outputs, 0, 1, 2)).isEqualTo(new Fitted(1 / 32.0, false));
    assertThat(fitted(outputs, 1, 2, 0)).as("wrong").isEqualTo(new Fitted(32, false));
    float[][] certain = {{1000, 0, 0, 0}};
    assertThat(fit(new ArraySamples(certain, new int[] {0}, CLASSES))).hasValue(1);
  }

  private static Fitted fitted(float[][] outputs, int... labels) {
    ArraySamples samples = new ArraySamples(outputs, labels, CLASSES);
    return TemperatureScaling.fit(
        OutOfSample.of(identity("crossEntropy"), samples, SCALAR, "samples"));
  }

  private static OptionalDouble fit(ArraySamples samples) {
    return fit(identity("crossEntropy"), samples, SCALAR);
  }

  private static OptionalDouble fit(
      Ensemble ensemble, ArraySamples samples, ComputeOptions options) {
    Fitted found = TemperatureScaling.fit(OutOfSample.of(ensemble, samples, options, "samples"));
    return found.isBest() ? OptionalDouble.of(found.temperature()) : OptionalDouble.empty();
  }

  @Test
  void requireFit_outputsThatCannotBeDivided_saysWhatIsWrong() {
    assertThatThrownBy(() -> requireFit("crossEntropy", "tanh"))
        .hasMessageContaining("found \"3 tanh\" and crossEntropy");
    assertThatThrownBy(() -> requireFit("squaredError", "linear"))
        .hasMessageEndingWith("found \"3 linear\" and squaredError");
    assertThatCode(() -> requireFit("binaryCrossEntropy", "sigmoid")).doesNotThrowAnyException();
  }

  private static void requireFit(String loss, String activation) {
    TemperatureScaling.requireFit(Networks.random(new int[] {2, 3}, loss, 1, activation));
  }
}
