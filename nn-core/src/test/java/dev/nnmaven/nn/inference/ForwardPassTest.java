package dev.nnmaven.nn.inference;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.PoolLayer;
import dev.nnmaven.nn.Pooling;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Linear;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.loss.CrossEntropy;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.testing.Networks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardPassTest {

  private static Network network(int inputs, int outputs) {
    return new Network(
        List.of(new DenseLayer(inputs, outputs, new Linear(), List.of())), new CrossEntropy());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "20, 20", "511, 511", "512, 512", "1000000, 512"})
  void capacityFor_networkOfUsualSize_isAtMostTheSamples(int samples, int capacity) {
    assertThat(ForwardPass.capacityFor(network(784, 10), samples)).isEqualTo(capacity);
  }

  /** A slice of 512 would take 18 GB and a half a buffer. */
  @Test
  void capacityFor_wideNetworks_isWhatMemoryHolds() {
    Network wide = network(1, 9_000_000);
    assertThat(ForwardPass.capacityFor(wide, 1000, 2L << 30)).isEqualTo(16);
    assertThat(ForwardPass.capacityFor(wide, 7, 2L << 30)).isEqualTo(7);
    // A sample takes 16 inputs and three times its outputs, 108 MB.
    assertThat(ForwardPass.capacityFor(wide, 1000, 1L << 30)).isEqualTo(8);
    assertThat(ForwardPass.capacityFor(wide, 1000, 1)).isEqualTo(1);
    // They have large weights, which are read again for each slice.
    Layer first = new DenseLayer(784, 4096, new Linear(), List.of());
    Layer next = new DenseLayer(4096, 4096, new Linear(), List.of());
    Network network = new Network(List.of(first, next), new CrossEntropy());
    assertThat(ForwardPass.capacityFor(network, 1000)).isEqualTo(512);
    // 16 rows of two hundred million numbers would be more than 2³¹.
    Layer layer = new PoolLayer(new Shape(20_000, 10_000, 1), Pooling.MAX, 1, 1, List.of());
    Network pictures = new Network(List.of(layer), new CrossEntropy());
    assertThat(ForwardPass.capacityFor(pictures, 1000, Long.MAX_VALUE)).isEqualTo(8);
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

  private static final int SAMPLES = 600;

  private final Network drawing =
      Networks.random(
          new int[] {3, 17, 4}, "crossEntropy", 1, "tanh inputNoise+dropout(0.4)", "linear");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 32, 255, 256, 257})
  void draw_otherBatchSize_givesSameFactorsAndNoise(int batch) {
    float[][] whole = draw(SAMPLES);
    float[][] parts = draw(batch);
    assertThat(parts[0]).containsExactly(whole[0]);
    assertThat(parts[1]).containsExactly(whole[1]);
  }

  /** All factors and all noise of an epoch, drawn a batch at a time. */
  private float[][] draw(int batch) {
    RegularizerDraws draws = new RegularizerDraws(drawing, RandomStream.of(3));
    float[] factors = new float[SAMPLES * 17];
    float[] noise = new float[SAMPLES * 3];
    for (int start = 0; start < SAMPLES; start += batch) {
      int count = Math.min(batch, SAMPLES - start);
      draws.startAt(1, start);
      copy(drawn(draws, count, true), factors, start * 17);
      copy(drawn(draws, count, false), noise, start * 3);
    }
    return new float[][] {factors, noise};
  }

  private static Matrix drawn(RegularizerDraws draws, int count, boolean factors) {
    Matrix matrix = Matrix.zeros(count, factors ? 17 : 3);
    if (factors) {
      draws.drawFactors(0, 0, matrix);
    } else {
      draws.perturbInputs(0, 0, matrix);
    }
    return matrix;
  }

  private static void copy(Matrix from, float[] to, int at) {
    for (int r = 0; r < from.rows(); r++) {
      System.arraycopy(
          from.values(), from.index(r, 0), to, at + r * from.columns(), from.columns());
    }
  }

  @Test
  void draw_otherEpochLayerOrSeed_givesOtherFactors() {
    float[] first = factors(3, 1, 0);
    assertThat(factors(3, 1, 0)).containsExactly(first);
    assertThat(factors(3, 2, 0)).isNotEqualTo(first);
    assertThat(factors(4, 1, 0)).isNotEqualTo(first);
    assertThat(factors(3, 1, 1)).isNotEqualTo(first);
  }

  private static float[] factors(long seed, int epoch, int layer) {
    Network twoAlike =
        Networks.random(
            new int[] {17, 17, 17}, "crossEntropy", 1, "tanh dropout(0.4)", "tanh dropout(0.4)");
    RegularizerDraws draws = new RegularizerDraws(twoAlike, RandomStream.of(seed));
    draws.startAt(epoch, 0);
    Matrix matrix = Matrix.zeros(4, 17);
    draws.drawFactors(layer, 0, matrix);
    return matrix.values();
  }
}
