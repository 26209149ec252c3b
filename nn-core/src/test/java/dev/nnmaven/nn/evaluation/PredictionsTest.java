package dev.nnmaven.nn.evaluation;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.TextbookNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionsTest {

  /** The textbook's way from outputs to probabilities, in double. */
  private static double[] probabilities(double[] outputs, String loss) {
    double[] probabilities = new double[outputs.length];
    double sum = 0;
    for (int c = 0; c < outputs.length; c++) {
      probabilities[c] =
          loss.equals("crossEntropy")
              ? StrictMath.exp(outputs[c])
              : 1 / (1 + StrictMath.exp(-outputs[c]));
      sum += probabilities[c];
    }
    for (int c = 0; c < outputs.length && loss.equals("crossEntropy"); c++) {
      probabilities[c] /= sum;
    }
    return probabilities;
  }

  /** 1,300 samples are three slices of 512, the last one shorter. */
  @ParameterizedTest
  @CsvSource({
    "1300, crossEntropy, linear",
    "512, crossEntropy, tanh",
    "513, binaryCrossEntropy, linear",
    "1, binaryCrossEntropy, linear"
  })
  void predict_anyNumberOfSamples_isWhatTextbookSaysOfEach(int count, String loss, String output) {
    ArraySamples samples = ArraySamples.random(count, 7, 4, 3);
    Network network = Networks.random(new int[] {7, 18, 4}, loss, 5, "tanh", output);
    TextbookNetwork textbook = TextbookNetwork.of(network);
    Predictions predictions = Classes.predict(network, samples, ComputeOptions.fastest());
    assertThat(predictions.size()).isEqualTo(count);
    int correct = 0;
    double losses = 0;
    for (int s = 0; s < count; s++) {
      double[] outputs = textbook.forward(samples.values()[s], null, null).result();
      double[] expected = probabilities(outputs, loss);
      assertThat(predictions.labels()[s]).isEqualTo(samples.label(s));
      assertThat(predictions.classes()[s]).isEqualTo(textbook.predict(samples.values()[s]));
      assertThat(predictions.probabilities()[s]).hasSize(4);
      for (int c = 0; c < 4; c++) {
        assertThat((double) predictions.probabilities()[s][c]).isCloseTo(expected[c], within(1e-5));
      }
      assertThat(predictions.losses()[s])
          .isCloseTo(textbook.loss(outputs, samples.label(s)), within(1e-4));
      assertThat(predictions.isCorrect(s)).isEqualTo(predictions.classes()[s] == samples.label(s));
      correct += predictions.isCorrect(s) ? 1 : 0;
      losses += predictions.losses()[s];
    }
    assertThat(predictions.evaluation().correct()).isEqualTo(correct);
    assertThat(predictions.evaluation().loss()).isEqualTo(losses / count);
  }

  @Test
  void predict_thanEvaluated_givesTheSameFigures() {
    ArraySamples samples = ArraySamples.random(700, 50, 10, 3);
    Network network = Networks.random(new int[] {50, 30, 10}, "crossEntropy", 5, "relu", "linear");
    ClassificationMetrics evaluation = Classes.evaluate(network, samples);
    Predictions predictions = Classes.predict(network, samples, ComputeOptions.fastest());
    assertThat(predictions.evaluation().loss()).isEqualTo(evaluation.loss());
    for (int actual = 0; actual < 10; actual++) {
      for (int predicted = 0; predicted < 10; predicted++) {
        assertThat(predictions.evaluation().confusion().count(actual, predicted))
            .isEqualTo(evaluation.confusion().count(actual, predicted));
      }
    }
  }

  @Test
  void predict_anyKernelsAndThreads_givesSameBits() {
    ArraySamples samples = ArraySamples.random(600, 50, 10, 3);
    Network network = Networks.random(new int[] {50, 100, 10}, "crossEntropy", 5, "tanh", "linear");
    Predictions first =
        Classes.predict(network, samples, new ComputeOptions(KernelChoice.SCALAR, 1));
    for (int threads = 1; threads <= 4; threads++) {
      Predictions other =
          Classes.predict(network, samples, new ComputeOptions(KernelChoice.AUTO, threads));
      assertThat(other.probabilities()).isDeepEqualTo(first.probabilities());
      assertThat(other.losses()).isEqualTo(first.losses());
      assertThat(other.classes()).isEqualTo(first.classes());
    }
  }

  /** The evaluator's memory is used again; what it gave away is not. */
  @Test
  void predict_twice_leavesTheFirstAsItWas() {
    ArraySamples samples = ArraySamples.random(20, 7, 4, 3);
    Network network = Networks.random(new int[] {7, 4}, "crossEntropy", 5, "linear");
    try (Evaluator evaluator = new Evaluator(network, ComputeOptions.fastest())) {
      Predictions first = evaluator.evaluate(samples, Predictions.tally(Classes.of(4)));
      float before = first.probabilities()[0][0];
      evaluator.evaluate(ArraySamples.random(20, 7, 4, 99), Predictions.tally(Classes.of(4)));
      assertThat(first.probabilities()[0][0]).isEqualTo(before);
    }
  }

  @Test
  void predict_noSamples_isRefused() {
    Network network = Networks.random(new int[] {2, 3}, "crossEntropy", 1, "linear");
    ArraySamples none = new ArraySamples(new float[0][2], new int[0], 3);
    assertRefused(
        () -> Classes.predict(network, none, ComputeOptions.fastest()), "there are no samples");
  }
}
