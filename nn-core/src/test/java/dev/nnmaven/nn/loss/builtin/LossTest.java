package dev.nnmaven.nn.loss.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.testing.Cases;
import dev.nnmaven.nn.testing.Listed;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The losses against their formulas in double, and where float32 would overflow. */
class LossTest {

  private static final int FROM = 3;
  private static final float WEIGHT = 0.125f;

  /** What a loss makes of one sample's outputs, which stand amid others' in an array. */
  private record Computed(double value, float[] probabilities, float[] gradient) {
    static Computed of(Loss loss, float[] outputs, int target) {
      int classes = outputs.length;
      float[] padded = new float[FROM + classes + 2];
      Arrays.fill(padded, 99f);
      System.arraycopy(outputs, 0, padded, FROM, classes);
      float[] probabilities = new float[padded.length];
      float[] gradient = new float[padded.length];
      float[] targets = new float[padded.length];
      targets[FROM + target] = 1f;
      loss.predict(padded, probabilities, FROM, classes);
      double value = loss.value(padded, probabilities, targets, FROM, classes);
      loss.gradient(padded, probabilities, targets, gradient, FROM, classes, WEIGHT);
      for (float[] array : new float[][] {probabilities, gradient}) {
        assertThat(Arrays.copyOf(array, FROM)).containsOnly(0f);
        assertThat(Arrays.copyOfRange(array, FROM + classes, array.length)).containsOnly(0f);
      }
      return new Computed(value, part(probabilities, classes), part(gradient, classes));
    }

    private static float[] part(float[] array, int classes) {
      return Arrays.copyOfRange(array, FROM, FROM + classes);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.nnmaven.nn.testing.Listed#losses")
  void ofPredictions_anyOutputs_isTheLossOfThose(String name) {
    Loss loss = Loss.of(name);
    Cases.check(
        500,
        random -> {
          float[] outputs = outputs(random, 1 + random.nextInt(12), 1); // so that none is near 1
          int target = random.nextInt(outputs.length);
          float[] targets = new float[outputs.length];
          targets[target] = 1f;
          Computed computed = Computed.of(loss, outputs, target);
          assertThat(loss.ofPredictions(computed.probabilities(), targets, 0, outputs.length))
              .isCloseTo(computed.value(), within(1e-4 * (1 + computed.value())));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"crossEntropy", "binaryCrossEntropy"})
  void ofPredictions_ofZeroAndOne_isFinite(String name) {
    float[] predictions = {9f, 0f, 1f, 9f};
    for (float[] targets : new float[][] {{9f, 1f, 0f, 9f}, {9f, 0f, 1f, 9f}}) {
      double found = Loss.of(name).ofPredictions(predictions, targets, 1, 2);
      boolean right = targets[2] == 1f;
      assertThat(found).isBetween(right ? 0.0 : 17.0, right ? 1e-7 : 130.0);
    }
  }

  @Test
  void crossEntropy_anyOutputs_areThoseOfFormula() {
    Cases.check(
        2000,
        random -> {
          float[] outputs = outputs(random, 1 + random.nextInt(12), 5);
          int target = random.nextInt(outputs.length);
          Computed computed = Computed.of(new CrossEntropy(), outputs, target);
          double total = 0;
          for (float output : outputs) {
            total += Math.exp(output);
          }
          assertThat(computed.value())
              .isCloseTo(Math.log(total) - outputs[target], within(3e-6 + 3e-6 * computed.value()));
          for (int j = 0; j < outputs.length; j++) {
            double p = Math.exp(outputs[j]) / total;
            assertThat((double) computed.probabilities()[j]).isCloseTo(p, within(1e-6 * p + 1e-12));
            assertThat((double) computed.gradient()[j])
                .isCloseTo((p - (j == target ? 1 : 0)) * WEIGHT, within(1e-7));
          }
        });
  }

  @Test
  void binaryCrossEntropy_anyOutputs_areThoseOfFormula() {
    Cases.check(2000, random -> checkBinary(outputs(random, 1 + random.nextInt(12), 5), random));
    Cases.check(20, random -> checkBinary(outputs(random, 2000, 4), random));
  }

  private static void checkBinary(float[] outputs, Random random) {
    int target = random.nextInt(outputs.length);
    Computed computed = Computed.of(new BinaryCrossEntropy(), outputs, target);
    double expected = 0;
    for (int j = 0; j < outputs.length; j++) {
      double p = 1 / (1 + Math.exp(-outputs[j]));
      expected -= j == target ? Math.log(p) : Math.log1p(-p);
      assertThat((double) computed.probabilities()[j]).isCloseTo(p, within(1e-6));
      assertThat((double) computed.gradient()[j])
          .isCloseTo((p - (j == target ? 1 : 0)) * WEIGHT, within(1e-7));
    }
    assertThat(computed.value())
        .isCloseTo(expected, within(1e-6 * outputs.length + 1e-6 * expected));
  }

  /** The mean over the outputs of a function of the difference, whose derivative is given, too. */
  private static void checkNumbers(
      Loss loss, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
    Cases.check(
        1000,
        random -> {
          float[] outputs = outputs(random, 1 + random.nextInt(5), 2);
          int target = random.nextInt(outputs.length);
          Computed computed = Computed.of(loss, outputs, target);
          assertThat(computed.probabilities()).as("predictions").containsExactly(outputs);
          double sum = 0;
          for (int j = 0; j < outputs.length; j++) {
            double d = outputs[j] - (j == target ? 1.0 : 0.0);
            sum += value.applyAsDouble(d);
            assertThat((double) computed.gradient()[j])
                .isCloseTo(derivative.applyAsDouble(d) / outputs.length * WEIGHT, within(1e-6));
          }
          assertThat(computed.value()).isCloseTo(sum / outputs.length, within(1e-12 * (1 + sum)));
        });
  }

  @Test
  void lossesForNumbers_anyOutputs_areThoseOfFormula() {
    checkNumbers(new SquaredError(), d -> d * d, d -> 2 * d);
    checkNumbers(new AbsoluteError(), Math::abs, Math::signum);
    assertThat(Computed.of(new AbsoluteError(), new float[] {1f}, 0).gradient())
        .as("exactly right")
        .containsExactly(0f);
    for (double delta : new double[] {0.25, 1, 3}) {
      checkNumbers(
          new Huber((float) delta),
          d -> Math.abs(d) <= delta ? d * d / 2 : delta * Math.abs(d) - delta * delta / 2,
          d -> Math.abs(d) <= delta ? d : delta * Math.signum(d));
    }
    float[] outputs = {Float.MAX_VALUE, -Float.MAX_VALUE};
    for (String name : List.of("squaredError", "absoluteError", "huber")) {
      assertThat(Computed.of(Loss.of(name), outputs, 1).value()).isFinite().isPositive();
    }
  }

  private static float[] outputs(Random random, int classes, double spread) {
    float[] outputs = new float[classes];
    for (int j = 0; j < classes; j++) {
      outputs[j] = (float) (spread * random.nextGaussian());
    }
    return outputs;
  }

  @Test
  void crossEntropy_hugeOutputs_staysFiniteAndExact() {
    float[] outputs = {-1e4f, 0f, 1e4f};
    Computed wrong = Computed.of(new CrossEntropy(), outputs, 0);
    assertThat(wrong.value()).isEqualTo(2e4);
    assertThat(wrong.probabilities()).containsExactly(0f, 0f, 1f);
    assertThat(wrong.gradient()).containsExactly(-WEIGHT, 0f, WEIGHT);
    assertThat(Computed.of(new CrossEntropy(), outputs, 2).value()).isZero();
    float[] largest = {Float.MAX_VALUE, -Float.MAX_VALUE};
    assertThat(Computed.of(new CrossEntropy(), largest, 1).value()).isFinite();
  }

  @Test
  void binaryCrossEntropy_hugeOrManyOutputs_staysFiniteAndExact() {
    float[] outputs = {-1e4f, 0f, 1e4f};
    Computed wrong = Computed.of(new BinaryCrossEntropy(), outputs, 0);
    assertThat(wrong.value()).isCloseTo(2e4 + Math.log(2), within(1e-6));
    assertThat(wrong.probabilities()).containsExactly(0f, 0.5f, 1f);
    Computed right = Computed.of(new BinaryCrossEntropy(), outputs, 2);
    assertThat(right.value()).isCloseTo(Math.log(2), within(1e-6));
    assertThat(right.gradient()).containsExactly(0f, 0.5f * WEIGHT, 0f);
    float[] many = new float[5000];
    for (int j = 0; j < many.length; j++) {
      many[j] = j % 2 == 0 ? 1e4f : -1e4f;
    }
    // Every second class is wrong by 10000; the target is one of the others.
    assertThat(Computed.of(new BinaryCrossEntropy(), many, 0).value()).isEqualTo(2499 * 1e4);
  }

  @ParameterizedTest
  @MethodSource("dev.nnmaven.nn.testing.Listed#losses")
  void value_outputNotANumber_isNotANumber(String name) {
    for (int bad = 0; bad < 3; bad++) {
      float[] outputs = {1f, 2f, 3f};
      outputs[bad] = Float.NaN;
      assertThat(Computed.of(Loss.of(name), outputs, 1).value()).isNaN();
    }
  }

  @Test
  void includes_sigmoidUnderBinaryCrossEntropy_only() {
    for (String name : Listed.activations()) {
      assertThat(new CrossEntropy().includes(Activation.of(name))).isFalse();
      assertThat(new BinaryCrossEntropy().includes(Activation.of(name)))
          .isEqualTo(name.equals("sigmoid"));
    }
  }
}
