package dev.nnmaven.nn.layer.builtin;

import static dev.nnmaven.nn.testing.ImageLayers.doubles;
import static dev.nnmaven.nn.testing.ImageLayers.loss;
import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.initializer.builtin.Xavier;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.testing.ImageLayers;
import dev.nnmaven.nn.testing.TextbookNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConvLayerTest {

  /**
   * The definition in double, without padding: only pixels that are there. Where windows begin is
   * written down a second time.
   */
  private static double[] sums(
      ConvLayer layer, double[] inputs, double[] weights, double[] biases) {
    Shape in = layer.inputShape();
    Shape out = layer.outputShape();
    int[] shape = layer.weights().shape();
    int stride = layer.windows().stride();
    boolean valid = layer.arguments().contains("padding=valid");
    int top = valid ? 0 : Math.max(0, (out.height() - 1) * stride + shape[0] - in.height()) / 2;
    int left = valid ? 0 : Math.max(0, (out.width() - 1) * stride + shape[1] - in.width()) / 2;
    double[] sums = new double[out.size()];
    for (int n = 0; n < sums.length; n++) {
      int o = n % out.channels();
      int firstLine = n / out.channels() / out.width() * stride - top;
      int firstColumn = n / out.channels() % out.width() * stride - left;
      sums[n] = biases[o];
      for (int line = 0; line < in.height(); line++) {
        int ky = line - firstLine;
        for (int column = 0; ky >= 0 && ky < shape[0] && column < in.width(); column++) {
          int kx = column - firstColumn;
          for (int c = 0; kx >= 0 && kx < shape[1] && c < in.channels(); c++) {
            int weight = ((ky * shape[1] + kx) * shape[2] + c) * shape[3] + o;
            sums[n] += inputs[(line * in.width() + column) * in.channels() + c] * weights[weight];
          }
        }
      }
    }
    return sums;
  }

  @ParameterizedTest
  @MethodSource("dev.nnmaven.nn.testing.ImageLayers#convolutions")
  void sums_anySizes_areTheDefinitionInDouble(ConvLayer layer) {
    float[] inputs = ImageLayers.numbers(layer.inputs(), 1);
    double[] expected =
        sums(
            layer,
            doubles(inputs),
            doubles(layer.weights().toArray()),
            doubles(layer.biases().toArray()));
    float[] sums = layer.sums(inputs);
    assertThat(layer.copy().sums(inputs)).containsExactly(sums);
    assertThat(doubles(sums)).containsExactly(expected, within(2e-5));
  }

  /** Some of each array's numbers: it is linear in each. */
  @ParameterizedTest
  @MethodSource("dev.nnmaven.nn.testing.ImageLayers#convolutions")
  void gradients_anySizes_areFiniteDifferences(ConvLayer layer) {
    float[] given = ImageLayers.numbers(layer.inputs(), 2);
    float[] delta = ImageLayers.numbers(layer.outputs(), 3);
    double[] inputs = doubles(given);
    double[] weights = doubles(layer.weights().toArray());
    double[] biases = doubles(layer.biases().toArray());
    float[] ofInputs = layer.inputGradient(given, layer.sums(given), delta);
    List<float[]> gradients = ImageLayers.gradients(layer, given, delta);
    int stride = layer.weights().stride();
    for (double[] some : List.of(inputs, weights, biases)) {
      for (int i = 0; i < some.length; i += 1 + some.length / 11) {
        double slope =
            TextbookNetwork.slope(some, i, () -> loss(sums(layer, inputs, weights, biases), delta));
        int o = layer.filters();
        float found =
            some == inputs
                ? ofInputs[i]
                : some == weights ? gradients.get(0)[i / o * stride + i % o] : gradients.get(1)[i];
        assertThat((double) found).isCloseTo(slope, within(2e-5 * Math.max(1, Math.abs(slope))));
      }
    }
  }

  @Test
  void initialize_xavier_drawsWithinTheLimitOfFanInAndFanOut() {
    ConvLayer layer = ImageLayers.conv("8x8x3", 7, "5x5", 1, "same", "relu");
    layer.initialize(new Xavier(), RandomStream.of(1));
    double limit = Math.sqrt(6.0 / (25 * 3 + 25 * 7));
    float largest = 0;
    for (float weight : layer.weights().toArray()) {
      largest = Math.max(largest, Math.abs(weight));
    }
    assertThat((double) largest).isBetween(0.98 * limit, limit);
    assertThat(layer.biases().toArray()).containsOnly(0f);
  }

  @ParameterizedTest
  @CsvSource({
    "8x8x3, 0, 3x3, 1, SAME, at least 1 filter",
    "8x8x3, 4, 9x3, 1, VALID, a window of 9x3 is larger than the image of 8x8",
    "8x8x3, 4, 3x3, 0, SAME, at least 1",
    "1000x1000x10, 20, 3x3, 1, SAME, a sample takes 1800000000 multiplications",
    "46340x46340x1, 1, 1x1, 1, SAME, a sample takes 2147395600 multiplications",
    "9x9x9, 999999999, 999999999x999999999, 1, SAME, more than an array can hold",
    "1x1x1, 999999999, 3x3, 1, SAME, a sample takes 8999999991 multiplications",
    "46000x46000x1, 1, 1x46000, 1, SAME, more than an array can hold",
  })
  void create_sizesThatAreWrongOrTooLarge_isRefusedBeforeMemoryIsTaken(
      String inputs, int filters, String size, int stride, Padding padding, String message) {
    assertRefusedSaying(
        () ->
            new Conv(filters, KernelSize.of(size), stride, padding)
                .create(Shape.of(inputs), new Linear(), List.of()),
        message);
  }

  @Test
  void sums_otherNumberOfInputs_isRefused() {
    ConvLayer layer = ImageLayers.conv("8x8x3", 7, "3x3", 2, "valid", "relu");
    assertRefused(() -> layer.sums(new float[64]), "expected 192 numbers, 8x8x3, found 64");
  }
}
