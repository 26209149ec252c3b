package dev.nnmaven.nn.layer.builtin;

import static dev.nnmaven.nn.testing.ImageLayers.doubles;
import static dev.nnmaven.nn.testing.ImageLayers.loss;
import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.regularizer.builtin.L2;
import dev.nnmaven.nn.testing.ImageLayers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoolLayerTest {

  private static final double H = 1e-3;

  /** The definition in double. */
  private static double[] sums(PoolLayer layer, double[] inputs) {
    Shape in = layer.inputShape();
    Shape out = layer.outputShape();
    int stride = layer.windows().stride();
    double[] sums = new double[out.size()];
    for (int n = 0; n < sums.length; n++) {
      int firstLine = n / out.channels() / out.width() * stride;
      int firstColumn = n / out.channels() % out.width() * stride;
      double largest = Double.NEGATIVE_INFINITY;
      double sum = 0;
      int count = 0;
      for (int y = firstLine; y < firstLine + layer.windows().size().height(); y++) {
        for (int x = firstColumn; x < firstColumn + layer.windows().size().width(); x++, count++) {
          double input = inputs[(y * in.width() + x) * in.channels() + n % out.channels()];
          largest = Math.max(largest, input);
          sum += input;
        }
      }
      sums[n] = layer.pooling() == Pooling.MAX ? largest : sum / count;
    }
    return sums;
  }

  /** All different, so that a small change of one changes no choice. */
  private static float[] different(int count) {
    float[] numbers = ImageLayers.numbers(count, 4);
    for (int i = 0; i < count; i++) {
      numbers[i] = Math.round(numbers[i] * 8) / 8f + (i * 7919 % count) / (8f * count);
    }
    return numbers;
  }

  @ParameterizedTest
  @MethodSource("dev.nnmaven.nn.testing.ImageLayers#poolings")
  void sumsAndGradient_anySizes_areTheDefinitionAndItsFiniteDifferences(PoolLayer layer) {
    float[] given = different(layer.inputs());
    float[] delta = ImageLayers.numbers(layer.outputs(), 3);
    double[] inputs = doubles(given);
    float[] sums = layer.sums(given);
    double[] expected = sums(layer, inputs);
    assertThat(doubles(sums)).containsExactly(expected, within(1e-6));
    float[] gradient = layer.inputGradient(given, sums, delta);
    double h = H / given.length;
    for (int i = 0; i < inputs.length; i += 1 + inputs.length / 40) {
      double before = inputs[i];
      inputs[i] = before + h;
      double above = loss(sums(layer, inputs), delta);
      inputs[i] = before - h;
      double slope = (above - loss(sums(layer, inputs), delta)) / (2 * h);
      inputs[i] = before;
      assertThat((double) gradient[i]).isCloseTo(slope, within(1e-5));
    }
  }

  /** A corner that several windows share and all choose gets all their gradients. */
  @Test
  void inputGradient_severalEqual_isThatOfTheFirst() {
    PoolLayer layer = new PoolLayer(new Shape(2, 3, 1), Pooling.MAX, 2, 1, List.of());
    float[] inputs = {1f, 5f, 5f, 1f, 5f, 0f};
    float[] sums = layer.sums(inputs);
    assertThat(sums).containsExactly(5f, 5f);
    assertThat(layer.inputGradient(inputs, sums, new float[] {2f, 3f}))
        .containsExactly(0f, 5f, 0f, 0f, 0f, 0f);
  }

  @Test
  void create_windowOrRegularizerThatDoesNotFit_isRefused() {
    assertRefused(
        () -> new PoolLayer(new Shape(8, 1, 3), Pooling.MAX, 2, 2, List.of()),
        "a window of 2x2 is larger than the image of 8x1");
    assertRefused(
        () -> new PoolLayer(new Shape(8, 8, 3), Pooling.MAX, 2, 2, List.of(new L2(0.1f))),
        "a maxPool layer has no weights for l2(0.1)");
  }
}
