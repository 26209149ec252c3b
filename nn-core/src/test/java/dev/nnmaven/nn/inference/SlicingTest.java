package dev.nnmaven.nn.inference;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.layer.builtin.Conv;
import dev.nnmaven.nn.layer.builtin.KernelSize;
import dev.nnmaven.nn.layer.builtin.Padding;
import dev.nnmaven.nn.layer.builtin.PoolLayer;
import dev.nnmaven.nn.layer.builtin.Pooling;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlicingTest {

  private static Network network(int inputs, int outputs) {
    return new Network(
        List.of(new DenseLayer(inputs, outputs, new Linear(), List.of())), new CrossEntropy());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "20, 20", "511, 511", "512, 512", "1000000, 512"})
  void capacityFor_networkOfUsualSize_isAtMostTheSamples(int samples, int capacity) {
    assertThat(Slicing.capacityFor(network(784, 10), samples)).isEqualTo(capacity);
  }

  /** A slice of 512 would take 18 GB and a half a buffer. */
  @Test
  void capacityFor_wideNetworks_isWhatMemoryHolds() {
    Network wide = network(1, 9_000_000);
    assertThat(Slicing.capacityFor(wide, 1000, 2L << 30)).isEqualTo(16);
    assertThat(Slicing.capacityFor(wide, 7, 2L << 30)).isEqualTo(7);
    // A sample takes 16 inputs and three times its outputs, 108 MB.
    assertThat(Slicing.capacityFor(wide, 1000, 1L << 30)).isEqualTo(8);
    assertThat(Slicing.capacityFor(wide, 1000, 1)).isEqualTo(1);
    // They have large weights, which are read again for each slice.
    Layer first = new DenseLayer(784, 4096, new Linear(), List.of());
    Layer next = new DenseLayer(4096, 4096, new Linear(), List.of());
    Network network = new Network(List.of(first, next), new CrossEntropy());
    assertThat(Slicing.capacityFor(network, 1000)).isEqualTo(512);
    // 16 rows of two hundred million numbers would be more than 2³¹.
    Layer layer = new PoolLayer(new Shape(20_000, 10_000, 1), Pooling.MAX, 1, 1, List.of());
    Network images = new Network(List.of(layer), new CrossEntropy());
    assertThat(Slicing.capacityFor(images, 1000, Long.MAX_VALUE)).isEqualTo(8);
  }

  /** Dense layers: a slice for each thread. Convolutions: smaller slices in a ring of four. */
  @ParameterizedTest
  @CsvSource({
    "28x28x1, 0,  64, 1,  64, 1, true,   64",
    "28x28x1, 0,  61, 1,  64, 1, true,   64",
    "28x28x1, 0,  61, 2,  32, 4, true,   64",
    "28x28x1, 0,   3, 2,   2, 4, true,    3",
    "28x28x1, 16, 64, 2,  24, 4, true,   64",
    "28x28x1, 16, 256, 2, 24, 4, false,  96",
    "90x90x1, 16, 64, 7,   3, 9, false,  27",
  })
  void of_anyThreads_haveSlicesOfTheirOwnInARingOfWholeSlices(
      String images,
      int filters,
      int batch,
      int threads,
      int slice,
      int slots,
      boolean keeps,
      int rows) {
    List<Layer> layers = new ArrayList<>();
    Shape shape = Shape.of(images);
    if (filters > 0) {
      Conv conv = new Conv(filters, new KernelSize(5, 5), 1, Padding.SAME);
      layers.add(conv.create(shape, new Linear(), List.of()));
      shape = layers.get(0).outputShape();
    }
    layers.add(new DenseLayer(shape.size(), 10, new Linear(), List.of()));
    Slicing slicing = Slicing.of(new Network(layers, new CrossEntropy()), batch, threads);
    assertThat(slicing).isEqualTo(new Slicing(batch, slice, slots, keeps));
    assertThat(slicing.rows()).isEqualTo(rows);
    assertThat(slicing.ahead()).isEqualTo(threads == 1 ? 0 : threads);
  }

  @Test
  void zeros_moreThanAnArrayHolds_saysSo() {
    assertRefused(
        () -> Matrix.zeros(256, 9_000_000),
        "256 x 9000000 numbers are more than an array can hold");
    assertRefused(
        () -> Matrix.zeros(1, Integer.MAX_VALUE),
        "1 x 2147483647 numbers are more than an array can hold");
  }
}
