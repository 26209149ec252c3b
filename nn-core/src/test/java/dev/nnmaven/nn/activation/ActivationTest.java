package dev.nnmaven.nn.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.activation.builtin.Elu;
import dev.nnmaven.nn.activation.builtin.Gelu;
import dev.nnmaven.nn.activation.builtin.LeakyRelu;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.activation.builtin.Relu;
import dev.nnmaven.nn.activation.builtin.Sigmoid;
import dev.nnmaven.nn.activation.builtin.Softplus;
import dev.nnmaven.nn.activation.builtin.Tanh;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ActivationTest {

  @Test
  void apply_anySum_isTextbookFunction() {
    check(new Linear(), x -> x);
    check(new Sigmoid(), x -> 1 / (1 + Math.exp(-x)));
    check(new Tanh(), Math::tanh);
    check(new Relu(), x -> x > 0 ? x : 0);
    check(new LeakyRelu(0.2f), x -> x > 0 ? x : 0.2f * x);
    check(new Elu(), x -> x > 0 ? x : Math.expm1(x));
    check(new Elu(0.5f), x -> x > 0 ? x : 0.5 * Math.expm1(x));
    check(new Softplus(), x -> Math.log1p(Math.exp(x)));
    check(
        new Gelu(),
        x -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))));
  }

  private static void check(Activation activation, DoubleUnaryOperator textbook) {
    double h = 1e-6;
    for (float sum = -8.03f; sum < 8; sum += 0.1f) {
      float output = activation.apply(sum);
      assertThat((double) output).isCloseTo(textbook.applyAsDouble(sum), within(1e-6));
      double slope = (textbook.applyAsDouble(sum + h) - textbook.applyAsDouble(sum - h)) / (2 * h);
      assertThat((double) activation.derivative(sum, output)).isCloseTo(slope, within(2e-6));
    }
  }

  @Test
  void relu_zeroAndNotANumber_areZeroAndNotANumber() {
    assertThat(new Relu().derivative(0f, 0f)).isZero();
    assertThat(new Relu().apply(Float.NaN)).isNaN();
  }

  @Test
  void apply_veryLargeSums_areTheLimits() {
    for (float large : new float[] {20f, 1e6f, 1e30f}) {
      for (Activation rectifier : List.of(new LeakyRelu(), new Elu(), new Gelu(), new Softplus())) {
        assertThat(rectifier.apply(large)).as(rectifier.toString()).isEqualTo(large);
        assertThat(rectifier.derivative(large, large)).as(rectifier.toString()).isEqualTo(1f);
      }
      assertThat(new Gelu().apply(-large)).isZero();
      assertThat(new Gelu().derivative(-large, -0f)).isZero();
      assertThat(new Softplus().apply(-large)).isBetween(0f, 3e-9f);
      assertThat(new Elu(0.5f).apply(-large)).isCloseTo(-0.5f, within(1e-8f));
      assertThat(new LeakyRelu(0.2f).apply(-large)).isEqualTo(-0.2f * large);
    }
  }
}
