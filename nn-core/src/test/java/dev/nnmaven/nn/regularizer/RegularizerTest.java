package dev.nnmaven.nn.regularizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.builtin.Dropout;
import dev.nnmaven.nn.regularizer.builtin.InputNoise;
import dev.nnmaven.nn.regularizer.builtin.L1;
import dev.nnmaven.nn.regularizer.builtin.L2;
import dev.nnmaven.nn.regularizer.builtin.MaxNorm;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegularizerTest {

  /** The largest rate below 1 keeps one draw of 2²⁴ at most, the smallest drops one. */
  @ParameterizedTest
  @ValueSource(
      floats = {0f, Float.MIN_VALUE, 0x1p-24f, 0.1f, 0.15f, 0.3f, 0.5f, 0.99f, 0x0.ffffffp0f})
  void dropout_anyRate_dropsWhereTheDrawIsBelowIt(float rate) {
    float[] factors = new float[10_002];
    Arrays.fill(factors, 1f);
    new Dropout(rate).scale(factors, 1, 10_001, RandomStream.of(5));
    RandomStream draws = RandomStream.of(5);
    for (int i = 1; i < 10_001; i++) {
      assertThat(factors[i]).isEqualTo(draws.nextFloat() < rate ? 0f : 1f / (1f - rate));
    }
    assertThat(factors[0]).isEqualTo(1f);
    assertThat(factors[10_001]).isEqualTo(1f);
  }

  @Test
  void dropout_factorsOfAnotherOne_areMultiplied() {
    float[] factors = {0f, 3f, 3f, 3f, 3f, 3f, 3f, 3f};
    new Dropout(0.5f).scale(factors, 0, 8, RandomStream.of(1));
    assertThat(factors[0]).isZero();
    assertThat(factors).contains(6f).containsAnyOf(0f);
  }

  @Test
  void inputNoise_someInputs_addsNormalNumbers() {
    float[] inputs = {7f, 7f, -2f, 7f};
    new InputNoise(0.25f).perturb(inputs, 1, 3, RandomStream.of(2));
    RandomStream draws = RandomStream.of(2);
    assertThat(inputs[1]).isEqualTo(Math.fma(0.25f, draws.nextGaussian(), 7f));
    assertThat(inputs[2]).isEqualTo(Math.fma(0.25f, draws.nextGaussian(), -2f));
    assertThat(inputs[0] + inputs[3]).isEqualTo(14f);
  }

  @Test
  void l2AndL1_anyWeight_gradientIsDerivativeOfPenalty() {
    assertThat(new L2(0.5f).penalty(-2f)).isEqualTo(1.0); // 0.5 / 2 · 4
    assertThat(new L2(0.5f).gradient(-2f)).isEqualTo(-1f);
    L1 l1 = new L1(0.25f);
    assertThat(l1.gradient(3f)).isEqualTo(0.25f);
    assertThat(l1.gradient(-0.001f)).isEqualTo(-0.25f);
    assertThat(l1.gradient(0f)).isZero();
    assertThat(l1.penalty(-2)).isEqualTo(0.5);
  }

  /**
   * Two rows of three neurons in rows of four: norms 5, 1 and 10, of which the last is too long.
   */
  @Test
  void maxNorm_someNeurons_shortensThoseAboveIt() {
    float[] weights = {3f, 0f, 6f, 7f, 4f, 1f, 8f, 7f};
    new MaxNorm(5f).hold(weights, 2, 4, 0, 2);
    assertThat(weights).containsExactly(3f, 0f, 6f, 7f, 4f, 1f, 8f, 7f);
    new MaxNorm(5f).hold(weights, 2, 4, 1, 3);
    assertThat(weights).containsExactly(3f, 0f, 3f, 7f, 4f, 1f, 4f, 7f);
  }
}
