package dev.nnmaven.nn.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.testing.Cases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegularizerTest {

  @ParameterizedTest
  @ValueSource(floats = {0f, 0.1f, 0.5f, 0.9f})
  void dropout_manyOutputs_silencesRateAndScalesRest(float rate) {
    int count = 100_000;
    float[] factors = new float[count + 2];
    Arrays.fill(factors, 1f);
    new Dropout(rate).scale(factors, 1, count + 1, RandomStream.of(1));
    int silenced = 0;
    for (int i = 1; i <= count; i++) {
      if (factors[i] == 0f) {
        silenced++;
      } else {
        assertThat((double) factors[i]).isCloseTo(1 / (1 - (double) rate), within(1e-5));
      }
    }
    double deviation = Math.sqrt(rate * (1 - rate) / count);
    assertThat((double) silenced / count).isCloseTo(rate, within(5 * deviation));
    assertThat(factors[0]).isEqualTo(1f);
    assertThat(factors[count + 1]).isEqualTo(1f);
  }

  /** The largest rate below 1 keeps one draw of 2²⁴ at most, the smallest drops one. */
  @ParameterizedTest
  @ValueSource(
      floats = {0f, Float.MIN_VALUE, 0x1p-24f, 0.1f, 0.15f, 0.3f, 0.5f, 0.99f, 0x0.ffffffp0f})
  void dropout_anyRate_dropsWhereTheDrawIsBelowIt(float rate) {
    float[] factors = new float[10_000];
    Arrays.fill(factors, 1f);
    new Dropout(rate).scale(factors, 0, factors.length, RandomStream.of(5));
    RandomStream draws = RandomStream.of(5);
    for (float factor : factors) {
      assertThat(factor).isEqualTo(draws.nextFloat() < rate ? 0f : 1f / (1f - rate));
    }
  }

  @Test
  void dropout_factorsOfAnotherOne_areMultiplied() {
    float[] factors = {0f, 3f, 3f, 3f, 3f, 3f, 3f, 3f};
    new Dropout(0.5f).scale(factors, 0, 8, RandomStream.of(1));
    assertThat(factors[0]).isZero();
    assertThat(factors).contains(6f).containsAnyOf(0f);
  }

  @Test
  void inputNoise_manyInputs_addsNormalNumbers() {
    int count = 100_000;
    float[] inputs = new float[count + 2];
    Arrays.fill(inputs, 7f);
    new InputNoise(0.25f).perturb(inputs, 1, count + 1, RandomStream.of(2));
    double sum = 0;
    double squares = 0;
    for (int i = 1; i <= count; i++) {
      sum += inputs[i] - 7.0;
      squares += (inputs[i] - 7.0) * (inputs[i] - 7.0);
    }
    assertThat(sum / count).isCloseTo(0, within(5 * 0.25 / Math.sqrt(count)));
    assertThat(Math.sqrt(squares / count)).isCloseTo(0.25, within(0.25 * 5 / Math.sqrt(count)));
    assertThat(inputs[0]).isEqualTo(7f);
    assertThat(inputs[count + 1]).isEqualTo(7f);
    float[] three = {1f, -2f, 3f};
    new InputNoise(0f).perturb(three, 0, 3, RandomStream.of(2));
    assertThat(three).containsExactly(1f, -2f, 3f);
  }

  @Test
  void l2_anyWeight_gradientIsDerivativeOfPenalty() {
    Cases.check(
        500,
        random -> {
          L2 l2 = new L2(random.nextFloat());
          float weight = (float) (3 * random.nextGaussian());
          float step = 0.125f;
          // A parabola's central difference is exact.
          double difference =
              (l2.penalty(weight + step) - l2.penalty(weight - step))
                  / ((weight + step) - (double) (weight - step));
          assertThat((double) l2.gradient(weight)).isCloseTo(difference, within(1e-5));
        });
    assertThat(new L2(0.5f).penalty(2f)).isEqualTo(1.0);
  }

  @Test
  void l1_anyWeight_movesItTowardsZeroByTheSame() {
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

  @Test
  void of_specificationOfAny_givesEqualRegularizers() {
    Cases.check(
        2000,
        random -> {
          List<Regularizer> regularizers = new ArrayList<>();
          for (int i = random.nextInt(5); i > 0; i--) {
            regularizers.add(any(random));
          }
          String text = Regularizers.specification(regularizers);
          assertThat(Regularizers.of(text)).isEqualTo(regularizers);
        });
  }

  private static Regularizer any(Random random) {
    float number = Float.intBitsToFloat(random.nextInt() & 0x7fffffff);
    float positive = Float.isFinite(number) ? number : 1e10f;
    return switch (random.nextInt(5)) {
      case 0 -> new Dropout(random.nextFloat());
      case 1 -> new L2(positive);
      case 2 -> new L1(positive);
      case 3 -> new MaxNorm(Math.max(positive, Float.MIN_VALUE));
      default -> new InputNoise(positive);
    };
  }

  @Test
  void of_anyText_throwsIllegalArgumentAtMost() {
    String alphabet = "dropout l2()(+-0.5e,noise)";
    Cases.check(
        5_000,
        random -> {
          StringBuilder text = new StringBuilder();
          for (int i = random.nextInt(20); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
          }
          assertThatCode(() -> parse(text.toString())).doesNotThrowAnyException();
        });
  }

  private static void parse(String text) {
    try {
      Regularizers.of(text);
    } catch (IllegalArgumentException expected) {
      assertThat(expected.getMessage()).isNotBlank();
    }
  }
}
