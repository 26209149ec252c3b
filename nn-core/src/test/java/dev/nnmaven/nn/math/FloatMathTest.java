package dev.nnmaven.nn.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.testing.Whole;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The project's own functions against those of {@link StrictMath} in double. */
class FloatMathTest {

  /** Every so many of all 2³² bit patterns of a float: all exponents, a million floats or more. */
  private static final int STRIDE = Whole.includes("three of four floats") ? 997 : 3989;

  private interface FloatFunction {
    float of(float x);
  }

  @Test
  void functions_allExponents_areWithinAFewUlp() {
    assertThat(worst(FloatMath::exp, StrictMath::exp, 0f)).isLessThanOrEqualTo(1.0);
    assertThat(worstUpTo(104f, FloatMath::exp, StrictMath::exp)).isLessThanOrEqualTo(1.0);
    DoubleUnaryOperator exact = x -> 1 / (1 + StrictMath.exp(-x));
    assertThat(worst(FloatMath::sigmoid, exact, Float.MIN_NORMAL)).isLessThanOrEqualTo(2.5);
    assertThat(worstUpTo(20f, FloatMath::sigmoid, exact)).isLessThanOrEqualTo(2.5);
    assertThat(worst(FloatMath::tanh, StrictMath::tanh, 0f)).isLessThanOrEqualTo(2.0);
    assertThat(worstUpTo(20f, FloatMath::tanh, StrictMath::tanh)).isLessThanOrEqualTo(2.0);
    DoubleUnaryOperator softplus =
        x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    assertThat(worst(FloatMath::softplus, softplus, Float.MIN_NORMAL)).isLessThanOrEqualTo(3.0);
    assertThat(worstUpTo(20f, FloatMath::softplus, softplus)).isLessThanOrEqualTo(3.0);
  }

  /** Where results are neither limits nor hardly any. */
  private static double worstUpTo(
      float largest, FloatFunction function, DoubleUnaryOperator exact) {
    double worst = 0;
    int steps = Whole.includes("four of five ordinary numbers") ? 8_000_000 : 1_600_000;
    for (int i = 0; i < steps; i++) {
      float x = largest * (2f * i / steps - 1f);
      worst = Math.max(worst, error(function.of(x), exact.applyAsDouble(x)));
    }
    return worst;
  }

  /** The largest error in ulp, of results of at least that magnitude. */
  private static double worst(FloatFunction function, DoubleUnaryOperator exact, float smallest) {
    double worst = 0;
    for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      double expected = exact.applyAsDouble(x);
      float actual = function.of(x);
      if (Double.isNaN(expected)) {
        assertThat(actual).isNaN();
      } else if (Math.abs(expected) >= smallest) {
        worst = Math.max(worst, error(actual, expected));
      }
    }
    return worst;
  }

  /** The distance in units in the last place of the float that would be right. */
  private static double error(float actual, double expected) {
    float right = (float) expected;
    if (Float.isInfinite(right) || Float.isInfinite(actual)) {
      return actual == right ? 0 : Double.POSITIVE_INFINITY;
    }
    return Math.abs(actual - expected) / Math.ulp(right);
  }

  /** Zeros by their signs. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0.5, 0",
    "-0, 1, 0.5, -0",
    "NaN, NaN, NaN, NaN",
    "Infinity, Infinity, 1, 1",
    "-Infinity, 0, 0, -1",
    "3.4028235E38, Infinity, 1, 1",
    "-3.4028235E38, 0, 0, -1",
    "1e4, Infinity, 1, 1",
    "-1e4, 0, 0, -1",
    "1.4E-45, 1, 0.5, 1.4E-45"
  })
  void functions_specialNumbers_areTheirLimits(float x, float exp, float sigmoid, float tanh) {
    assertThat(List.of(FloatMath.exp(x), FloatMath.sigmoid(x), FloatMath.tanh(x)))
        .isEqualTo(List.of(exp, sigmoid, tanh));
  }

  @Test
  void tanh_oppositeNumbers_areOppositeBitForBit() {
    for (long bits = 0; bits < 0x7f800000L; bits += STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      int positive = Float.floatToRawIntBits(FloatMath.tanh(x));
      int negative = Float.floatToRawIntBits(FloatMath.tanh(-x));
      if (negative != (positive ^ 0x80000000)) {
        assertThat(negative).as("tanh(-%s)", x).isEqualTo(positive ^ 0x80000000);
      }
    }
  }

  @Test
  void exp_endsOfRange_neverFalls() {
    requireMonotone(-105f, -103f);
    requireMonotone(-87.4f, -87.3f); // where results become subnormal
    requireMonotone(-1e-4f, 1e-4f);
    requireMonotone(88.7f, 89.1f);
  }

  private static void requireMonotone(float from, float to) {
    int steps = 0;
    float before = FloatMath.exp(from);
    for (float x = from; x < to && steps < 2_000_000; x = Math.nextUp(x), steps++) {
      float value = FloatMath.exp(x);
      if (value < before) {
        assertThat(value).as("exp(%s)", x).isGreaterThanOrEqualTo(before);
      }
      before = value;
    }
  }
}
