package dev.nnmaven.nn.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.testing.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Masks and noise belong to a sample's place in an epoch, whatever batch it comes in. */
class RegularizerDrawsTest {

  private static final int SAMPLES = 600;

  private final Network network =
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
    RegularizerDraws draws = new RegularizerDraws(network, RandomStream.of(3));
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

  /** Threads draw for samples of their own, at the same time. */
  @Test
  void draw_partOfABatch_givesThatPartOfItsFactors() {
    RegularizerDraws draws = new RegularizerDraws(network, RandomStream.of(3));
    draws.startAt(1, 40);
    Matrix whole = Matrix.zeros(20, 17);
    draws.drawFactors(0, 0, whole);
    Matrix parts = Matrix.zeros(20, 17);
    draws.drawFactors(0, 8, parts.rows(8, 20));
    draws.drawFactors(0, 0, parts.rows(0, 8));
    assertThat(parts.values()).containsExactly(whole.values());
    Matrix noise = Matrix.zeros(20, 3);
    draws.perturbInputs(0, 0, noise);
    Matrix noiseParts = Matrix.zeros(20, 3);
    draws.perturbInputs(0, 8, noiseParts.rows(8, 20));
    draws.perturbInputs(0, 0, noiseParts.rows(0, 8));
    assertThat(noiseParts.values()).containsExactly(noise.values());
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
