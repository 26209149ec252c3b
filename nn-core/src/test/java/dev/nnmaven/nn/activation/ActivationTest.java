package dev.nnmaven.nn.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.testing.Listed;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTest {

  static List<String> activations() {
    return Listed.activations();
  }

  @ParameterizedTest
  @MethodSource("activations")
  void of_specification_givesSameActivation(String name) {
    assertThat(Activations.of(name).specification()).isEqualTo(name);
  }

  @Test
  void apply_anySum_isTextbookFunction() {
    check(new Linear(), x -> x);
    check(new Sigmoid(), x -> 1 / (1 + Math.exp(-x)));
    check(new Tanh(), Math::tanh);
    check(new Relu(), x -> x > 0 ? x : 0);
  }

  private static void check(Activation activation, DoubleUnaryOperator textbook) {
    double h = 1e-6;
    for (float sum = -8.03f; sum < 8; sum += 0.1f) {
      float output = activation.apply(sum);
      assertThat((double) output).isCloseTo(textbook.applyAsDouble(sum), within(1e-6));
      double slope = (textbook.applyAsDouble(sum + h) - textbook.applyAsDouble(sum - h)) / (2 * h);
      assertThat((double) activation.derivative(sum, output)).isCloseTo(slope, within(1e-6));
    }
  }

  @Test
  void relu_zeroAndNotANumber_areZeroAndNotANumber() {
    assertThat(new Relu().derivative(0f, 0f)).isZero();
    assertThat(new Relu().apply(Float.NaN)).isNaN();
  }

  @Test
  void of_unknownName_listsAllowedAndNearest() {
    assertThatThrownBy(() -> Activations.of("sigmiod"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "unknown activation \"sigmiod\"; allowed: linear, relu, sigmoid, tanh"
                + " (did you mean sigmoid?)");
  }
}
