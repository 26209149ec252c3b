package dev.nnmaven.nn.optimizer.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.Updater;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Optimizers against their papers' formulas in double, one number at a time. */
class OptimizerTest {

  private static final int STEPS = 60;
  private static final int VALUES = 40;
  private static final float RATE = 0.05f;

  /** A paper's rule for one number: what it remembers, and the number after a step. */
  private interface Rule {
    double next(double weight, double gradient, int step, double[] memory);
  }

  private static Rule adam(double beta1, double beta2, double epsilon, double decay) {
    return (w, g, t, memory) -> {
      memory[0] = beta1 * memory[0] + (1 - beta1) * g;
      memory[1] = beta2 * memory[1] + (1 - beta2) * g * g;
      double m = memory[0] / (1 - Math.pow(beta1, t));
      double v = memory[1] / (1 - Math.pow(beta2, t));
      return w - RATE * decay * w - RATE * m / (Math.sqrt(v) + epsilon);
    };
  }

  private static Rule rule(String specification) {
    return switch (specification) {
      case "gradientDescent" -> (w, g, t, memory) -> w - RATE * g;
      case "momentum(0.8)" ->
          (w, g, t, memory) -> {
            memory[0] = 0.8 * memory[0] + g;
            return w - RATE * memory[0];
          };
      case "nesterov(momentum=0.8)" ->
          (w, g, t, memory) -> {
            memory[0] = 0.8 * memory[0] + g;
            return w - RATE * (g + 0.8 * memory[0]);
          };
      case "rmsProp(0.8, 0.01)" ->
          (w, g, t, memory) -> {
            memory[0] = 0.8 * memory[0] + 0.2 * g * g;
            return w - RATE * g / (Math.sqrt(memory[0]) + 0.01);
          };
      case "adam" -> adam(0.9, 0.999, 1e-8, 0);
      case "adam(0.7, beta2=0.9, epsilon=0.1)" -> adam(0.7, 0.9, 0.1, 0);
      case "adamW(decay=0.3)" -> adam(0.9, 0.999, 1e-8, 0.3);
      default -> throw new AssertionError(specification);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gradientDescent",
        "momentum(0.8)",
        "nesterov(momentum=0.8)",
        "rmsProp(0.8, 0.01)",
        "adam",
        "adam(0.7, beta2=0.9, epsilon=0.1)",
        "adamW(decay=0.3)"
      })
  void update_manySteps_followsThePaper(String specification) {
    Random random = new Random(3);
    Parameter parameter = new Parameter("weights", true, 1, VALUES);
    double[] expected = new double[VALUES];
    for (int i = 0; i < VALUES; i++) {
      parameter.set(0, i, (float) random.nextGaussian());
      expected[i] = parameter.get(0, i);
    }
    Updater updater = Optimizer.of(specification).start(parameter);
    Rule rule = rule(specification);
    double[][] memory = new double[VALUES][2];
    for (int step = 1; step <= STEPS; step++) {
      float[] gradient = new float[parameter.values().length];
      for (int i = 0; i < VALUES; i++) {
        gradient[i] = (float) random.nextGaussian();
        expected[i] = rule.next(expected[i], gradient[i], step, memory[i]);
      }
      updater.update(gradient, 0, gradient.length, step, RATE);
    }
    for (int i = 0; i < VALUES; i++) {
      assertThat((double) parameter.get(0, i)).isCloseTo(expected[i], within(2e-5));
    }
  }

  /** Threads share a parameter: how it is split must not matter. */
  @ParameterizedTest
  @ValueSource(strings = {"momentum", "nesterov", "rmsProp", "adam", "adamW"})
  void update_inParts_givesTheSameBits(String specification) {
    Parameter whole = new Parameter("weights", true, 3, 33);
    Parameter parts = new Parameter("weights", true, 3, 33);
    Updater ofWhole = Optimizer.of(specification).start(whole);
    Updater ofParts = Optimizer.of(specification).start(parts);
    Random random = new Random(5);
    for (int step = 1; step <= 20; step++) {
      float[] gradient = new float[whole.values().length];
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = (float) random.nextGaussian();
      }
      ofWhole.update(gradient, 0, gradient.length, step, RATE);
      for (int from = 0; from < gradient.length; ) {
        int to = Math.min(gradient.length, from + 1 + random.nextInt(40));
        ofParts.update(gradient, from, to, step, RATE);
        from = to;
      }
    }
    assertThat(parts.values()).containsExactly(whole.values());
  }

  /** Decay acts on weights, as penalties do, and not on biases. */
  @Test
  void update_adamW_shrinksNoBiases() {
    Parameter decayed = new Parameter("biases", false, 4);
    Parameter plain = new Parameter("biases", false, 4);
    decayed.set(0, 1, 5f);
    plain.set(0, 1, 5f);
    float[] gradient = new float[decayed.values().length];
    Optimizer.of("adamW(decay=0.5)").start(decayed).update(gradient, 0, 4, 1, RATE);
    Optimizer.of("adam").start(plain).update(gradient, 0, 4, 1, RATE);
    assertThat(decayed.values()).containsExactly(plain.values());
    assertThat(decayed.get(0, 1)).isEqualTo(5f);
  }

  /** Rows with a gradient as adamW; the others keep their means and shrink. */
  @Test
  void update_lazyAdamW_takesRowsWithoutGradientForAbsent() {
    Parameter lazy = new Parameter("weights", true, 3, 2);
    Parameter dense = new Parameter("weights", true, 1, 2);
    lazy.fill(new float[] {1f, -2f, 1f, -2f, 1f, -2f});
    dense.fill(new float[] {1f, -2f});
    Updater updater = Optimizer.of("lazyAdamW(decay=0.3)").start(lazy);
    Updater twin = Optimizer.of("adamW(decay=0.3)").start(dense);
    float kept = 1f;
    for (int step = 1; step <= 5; step++) {
      float[] gradient = new float[3 * lazy.stride()];
      gradient[0] = 0.5f; // row 0 in each step, row 1 in the last, row 2 never
      gradient[1] = -0f;
      gradient[lazy.stride()] = step == 5 ? 0.5f : -0f;
      updater.update(gradient, 0, gradient.length, step, 0.1f);
      twin.update(Arrays.copyOf(gradient, dense.stride()), 0, dense.stride(), step, 0.1f);
      kept *= 1f - 0.1f * 0.3f;
      assertThat(lazy.get(2, 0)).isEqualTo(kept);
    }
    assertThat(lazy.get(0, 0)).isEqualTo(dense.get(0, 0));
    assertThat(lazy.get(1, 0)).isLessThan(kept);
  }

  /** Of a neuron that no longer answers: subnormal numbers would slow down every step to come. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "momentum(0.9)",
        "nesterov(0.99)",
        "rmsProp(0.9)",
        "adam(beta2=0.99)",
        "adamW(beta2=0.99)"
      })
  void update_gradientStaysZero_remembersNothingSubnormal(String specification) {
    Parameter parameter = new Parameter("weights", true, 1, VALUES);
    Updater updater = Optimizer.of(specification).start(parameter);
    float[] gradient = new float[parameter.values().length];
    for (int i = 0; i < VALUES; i++) {
      gradient[i] = (i - VALUES / 2) * 1e-3f;
    }
    updater.update(gradient, 0, gradient.length, 1, RATE);
    for (int step = 2; step <= 20_000; step++) {
      updater.update(new float[gradient.length], 0, gradient.length, step, RATE);
    }
    List<float[]> state = updater.state().orElseThrow();
    for (float remembered : state.get(0)) {
      assertThat(Math.abs(remembered)).isLessThan(1e-30f);
      assertThat(remembered == 0 || RATE * Math.abs(remembered) >= Float.MIN_NORMAL).isTrue();
    }
    for (float square : state.get(state.size() - 1)) {
      assertThat(square).isLessThan(1e-30f);
      assertThat(square == 0 || Math.abs(square) >= Float.MIN_NORMAL).isTrue();
    }
  }

  @Test
  void avoided_numbersThatMatter_keepTheirBits() {
    for (float x : new float[] {0f, 1e-18f, 1e-10f, 0.3f, 7f, 1e30f, Float.MAX_VALUE}) {
      assertThat(Float.valueOf(Subnormal.avoided(x))).isEqualTo(Float.valueOf(x));
      assertThat(Subnormal.avoided(-x)).isEqualTo(x == 0 ? 0 : -x);
    }
    for (float x : new float[] {0f, 0x1.000002p-75f, 0x1.fffffep-75f, 1e-20f, 7f, 1e30f}) {
      assertThat(Subnormal.squareAvoided(x)).isEqualTo(x);
    }
  }

  @Test
  void avoided_smallNumbers_areNearAndNeverSubnormal() {
    for (float x = 1e-18f; x > 0; x *= 0.4f) {
      float avoided = Subnormal.avoided(x);
      float square = Subnormal.squareAvoided(x);
      assertThat(avoided == 0 || avoided >= Float.MIN_NORMAL).isTrue();
      assertThat(square == 0 || square >= Float.MIN_NORMAL).isTrue();
      assertThat((double) avoided).isCloseTo(x, within(Math.max(0x1p-110, Math.ulp(x))));
      assertThat(Math.abs((double) square - x))
          .isLessThanOrEqualTo(Math.max(0x1p-123, Math.ulp(x)));
    }
    assertThat(Subnormal.avoided(Float.MIN_NORMAL)).isZero();
    assertThat(Subnormal.avoided(-Float.MIN_VALUE)).isZero();
  }
}
