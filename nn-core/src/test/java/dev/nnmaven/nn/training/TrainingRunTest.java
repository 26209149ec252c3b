package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.TextbookNetwork;
import dev.nnmaven.nn.testing.Trainings;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole training runs, against the same runs of the textbook in double. */
class TrainingRunTest {

  private static final float RATE = 0.25f;
  private static final long SEED = 4;

  @ParameterizedTest
  @CsvSource({
    // samples, batch size, epochs, loss, hidden, output
    "40, 2147483647, 12, crossEntropy, tanh, linear",
    "40, 1, 4, crossEntropy, sigmoid, linear",
    "40, 7, 6, crossEntropy, relu, linear",
    "40, 7, 6, binaryCrossEntropy, tanh, sigmoid",
    "40, 39, 6, binaryCrossEntropy, sigmoid, linear",
    "1400, 2147483647, 4, crossEntropy, relu, sigmoid",
    "1400, 600, 4, binaryCrossEntropy, relu, linear",
    "1400, 512, 4, crossEntropy, linear, tanh",
    "1, 32, 5, crossEntropy, tanh, linear",
  })
  void train_anyBatchSize_endsWhereTextbookEnds(
      int count, int batchSize, int epochs, String loss, String hidden, String output) {
    ArraySamples samples = ArraySamples.random(count, 9, 3, 8);
    Network network = Networks.random(new int[] {9, 17, 6, 3}, loss, 2, hidden, "tanh", output);
    TextbookNetwork textbook = TextbookNetwork.of(network);
    TextbookNetwork untrained = TextbookNetwork.of(network);

    Trainings.train(network, Trainings.options(RATE, epochs, batchSize, SEED).build(), samples);
    train(textbook, samples, epochs, batchSize);

    double moved = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      for (int o = 0; o < layer.outputs(); o++) {
        assertThat((double) layer.parameter("biases").get(0, o))
            .isCloseTo(textbook.biases[l][o], within(1e-5));
        for (int i = 0; i < layer.inputs(); i++) {
          double expected = textbook.weights[l][o][i];
          assertThat((double) layer.parameter("weights").get(i, o))
              .isCloseTo(expected, within(1e-5));
          moved = Math.max(moved, Math.abs(expected - untrained.weights[l][o][i]));
        }
      }
    }
    assertThat(moved).as("how far training moved a weight").isGreaterThan(1e-3);
  }

  /** Each epoch shuffles on from the order before; batches are few and equal to within one. */
  private static void train(
      TextbookNetwork textbook, ArraySamples samples, int epochs, int batchSize) {
    int[] order = new int[samples.size()];
    Arrays.setAll(order, i -> i);
    for (int epoch = 1; epoch <= epochs; epoch++) {
      RandomStream.of(SEED).derive("shuffle", epoch).shuffle(order);
      int batches = (int) Math.ceil((double) order.length / batchSize);
      for (int b = 0; b < batches; b++) {
        int from = (int) ((long) b * order.length / batches);
        int to = (int) ((b + 1L) * order.length / batches);
        assertThat(to - from).isBetween(order.length / batches, order.length / batches + 1);
        assertThat(to - from).isLessThanOrEqualTo(batchSize);
        textbook.step(samples, Arrays.copyOfRange(order, from, to), RATE);
      }
    }
  }
}
