package dev.nnmaven.nn;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.testing.ImageLayers;
import dev.nnmaven.nn.testing.Networks;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

  private static Layer layer(int inputs, int neurons) {
    return new DenseLayer(inputs, neurons, new Linear(), List.of());
  }

  @Test
  void toString_anyNetwork_isItsDrawing() {
    Network network =
        Networks.random(
            new int[] {784, 100, 10}, "crossEntropy", 1, "sigmoid dropout(0.5)", "linear");
    assertThat(network).hasToString("784 → 100 sigmoid dropout(0.5) → 10 linear");
    assertThat(network.parameterCount()).isEqualTo(784 * 100 + 100 + 100 * 10 + 10);
    assertThat(network.inputs()).isEqualTo(784);
    assertThat(network.outputs()).isEqualTo(10);
    assertThat(ImageLayers.network(new Shape(11, 9, 3), 4))
        .hasToString(
            "11x9x3 → conv(18, 3x3) relu dropout(0.1)+l2(0.001) → maxPool(2) dropout(0.2)"
                + " → conv(16, 3x2) tanh maxNorm(0.8)"
                + " → conv(7, 2x2, stride=2, padding=valid) relu inputNoise(0.1)"
                + " → avgPool(2) → 4 linear");
    String drawing =
        new Network(
                Collections.nCopies(1000, new DenseLayer(1, 1, new Linear(), List.of())),
                new CrossEntropy())
            .toString();
    assertThat(drawing).startsWith("1 → 1 linear → ").endsWith(" → ... 950 more ... → 1 linear");
  }

  @Test
  void constructor_layersThatDoNotFitOrTakeTooLong_saysWhich() {
    assertRefused(
        () -> new Network(List.of(layer(2, 3), layer(4, 5)), new CrossEntropy()),
        "layer 2 has 4 inputs, but layer 1 has 3 outputs");
    assertRefused(
        () -> new Network(List.of(), new CrossEntropy()), "a network needs at least one layer");
    Layer first = ImageLayers.conv("11x9x3", 4, "3x3", 1, "same", "relu");
    Layer turned = ImageLayers.conv("9x11x4", 4, "3x3", 1, "same", "relu");
    assertRefused(
        () -> new Network(List.of(first, turned), new CrossEntropy()),
        "layer 2 has 9x11x4 inputs, but layer 1 has 11x9x4 outputs");
    Layer one = ImageLayers.conv("2000x2000x1", 1, "11x11", 1, "same", "relu");
    Layer two = ImageLayers.conv("2000x2000x1", 1, "12x12", 1, "same", "relu");
    assertRefusedSaying(
        () -> new Network(List.of(one, two), new CrossEntropy()),
        "a sample takes 1060000000 multiplications");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 1"})
  void layer_withoutInputsOrNeurons_isRefused(int inputs, int neurons) {
    assertRefused(
        () -> layer(inputs, neurons),
        "a layer needs at least 1 input and 1 neuron, found %d and %d".formatted(inputs, neurons));
  }

  @ParameterizedTest
  @CsvSource({"1, 2147483633", "2147483647, 1", "2147483647, 2147483647", "65536, 32768"})
  void layer_moreWeightsThanAnArray_isRefused(int inputs, int neurons) {
    assertRefused(
        () -> layer(inputs, neurons),
        "a layer of %d inputs and %d neurons has more weights than an array can hold"
            .formatted(inputs, neurons));
  }

  @Test
  void parameter_noSuchRowOrColumn_saysWhich() {
    Layer layer = layer(2, 3);
    assertRefused(
        IndexOutOfBoundsException.class,
        () -> layer.parameter("weights").get(2, 0),
        "row 2, column 0 of weights with 2 rows and 3 columns");
    assertRefused(
        IndexOutOfBoundsException.class,
        () -> layer.parameter("biases").set(0, 3, 1f),
        "row 0, column 3 of biases with 1 rows and 3 columns");
  }

  @Test
  void initialize_anyInitializer_hasDocumentedSpread() {
    check("uniform", 1 / Math.sqrt(300), 1 / Math.sqrt(300 * 3.0));
    check("xavier", Math.sqrt(6.0 / 500), Math.sqrt(6.0 / 500 / 3));
    check("he", Double.POSITIVE_INFINITY, Math.sqrt(2.0 / 300));
    check("lecun", Double.POSITIVE_INFINITY, Math.sqrt(1.0 / 300));
  }

  /** The largest magnitude and the standard deviation of weights of 300 inputs, 200 neurons. */
  private static void check(String initializer, double largest, double deviation) {
    Layer layer = layer(300, 200);
    layer.parameter("biases").set(0, 7, 3f);
    layer.initialize(Initializer.of(initializer), RandomStream.of(1));
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 300; i++) {
      for (int o = 0; o < 200; o++) {
        double weight = layer.parameter("weights").get(i, o);
        assertThat(Math.abs(weight)).isLessThanOrEqualTo(largest * 1.000001);
        sum += weight;
        squares += weight * weight;
      }
    }
    int count = 300 * 200;
    assertThat(sum / count).isCloseTo(0, within(5 * deviation / Math.sqrt(count)));
    assertThat(Math.sqrt(squares / count)).isCloseTo(deviation, within(0.015 * deviation));
    assertThat(layer.parameter("biases").values()).containsOnly(0f);
  }

  private static DenseLayer layerOfNeurons() {
    return (DenseLayer)
        Networks.random(new int[] {2, 3}, "crossEntropy", 1, "linear").outputLayer();
  }

  @Test
  void neuron_weightChangedInLayer_seesIt() {
    DenseLayer layer = layerOfNeurons();
    Neuron neuron = layer.neuron(1);
    layer.weights().set(0, 1, 2f);
    layer.weights().set(1, 1, 3f);
    layer.biases().set(0, 1, 4f);
    assertThat(neuron.weight(0)).isEqualTo(2f);
    assertThat(neuron.weight(1)).isEqualTo(3f);
    assertThat(neuron.bias()).isEqualTo(4f);
    assertThat(neuron.weightedSum(new float[] {10f, 100f})).isEqualTo(324f);
  }

  @Test
  void weightedSum_wrongNumberOfInputs_saysBothNumbers() {
    DenseLayer layer = layerOfNeurons();
    assertRefused(
        () -> layer.neuron(0).weightedSum(new float[3]), "the layer has 2 inputs, found 3 numbers");
  }
}
