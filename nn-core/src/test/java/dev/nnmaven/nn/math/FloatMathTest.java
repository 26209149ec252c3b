package dev.nnmaven.nn.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The project's own functions against those of {@link StrictMath} in double. */
class FloatMathTest {

  /** Every so many of all 2³² bit patterns of a float: all exponents, 4.3 million floats. */
  private static final int STRIDE = 997;

  private interface FloatFunction {
    float of(float x);
  }

  @Test
  void exp_allExponents_isWithinOneUlp() {
    assertThat(worst(FloatMath::exp, StrictMath::exp, 0f)).isLessThanOrEqualTo(1.0);
  }

  @Test
  void exp_denseOrdinaryNumbers_isWithinOneUlp() {
    double worst = 0;
    for (float x = -104f; x < 89f; x += 1.1e-5f) {
      worst = Math.max(worst, error(FloatMath.exp(x), StrictMath.exp(x)));
    }
    assertThat(worst).isLessThanOrEqualTo(1.0);
  }

  @Test
  void sigmoid_allExponents_isWithinTwoAndAHalfUlpWhereNormal() {
    DoubleUnaryOperator exact = x -> 1 / (1 + StrictMath.exp(-x));
    assertThat(worst(FloatMath::sigmoid, exact, Float.MIN_NORMAL)).isLessThanOrEqualTo(2.5);
  }

  @Test
  void tanh_allExponents_isWithinTwoUlp() {
    assertThat(worst(FloatMath::tanh, StrictMath::tanh, 0f)).isLessThanOrEqualTo(2.0);
  }

  @Test
  void sigmoidAndTanh_denseOrdinaryNumbers_areWithinTheirBounds() {
    double worstSigmoid = 0;
    double worstTanh = 0;
    for (float x = -20f; x < 20f; x += 7e-6f) {
      worstSigmoid =
          Math.max(
              worstSigmoid, error(FloatMath.sigmoid(x), 1 / (1 + StrictMath.exp(-(double) x))));
      worstTanh = Math.max(worstTanh, error(FloatMath.tanh(x), StrictMath.tanh(x)));
    }
    assertThat(worstSigmoid).isLessThanOrEqualTo(2.5);
    assertThat(worstTanh).isLessThanOrEqualTo(2.0);
  }

  @Test
  void softplus_allExponents_isWithinThreeUlpWhereNormal() {
    DoubleUnaryOperator exact =
        x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    assertThat(worst(FloatMath::softplus, exact, Float.MIN_NORMAL)).isLessThanOrEqualTo(3.0);
    double worst = 0;
    for (float x = -20f; x < 20f; x += 7e-6f) {
      worst = Math.max(worst, error(FloatMath.softplus(x), exact.applyAsDouble(x)));
    }
    assertThat(worst).isLessThanOrEqualTo(3.0);
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

  @Test
  void exp_specialNumbers_areThoseOfMath() {
    assertThat(FloatMath.exp(0f)).isEqualTo(1f);
    assertThat(FloatMath.exp(-0f)).isEqualTo(1f);
    assertThat(FloatMath.exp(Float.NaN)).isNaN();
    assertThat(FloatMath.exp(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(FloatMath.exp(Float.NEGATIVE_INFINITY)).isZero();
    assertThat(FloatMath.exp(Float.MAX_VALUE)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(FloatMath.exp(-Float.MAX_VALUE)).isZero();
  }

  @Test
  void sigmoid_specialNumbers_areItsLimits() {
    assertThat(FloatMath.sigmoid(0f)).isEqualTo(0.5f);
    assertThat(FloatMath.sigmoid(-0f)).isEqualTo(0.5f);
    assertThat(FloatMath.sigmoid(Float.NaN)).isNaN();
    assertThat(FloatMath.sigmoid(Float.POSITIVE_INFINITY)).isEqualTo(1f);
    assertThat(FloatMath.sigmoid(Float.NEGATIVE_INFINITY)).isZero();
    assertThat(FloatMath.sigmoid(1e4f)).isEqualTo(1f);
    assertThat(FloatMath.sigmoid(-1e4f)).isZero();
  }

  @Test
  void tanh_specialNumbers_areItsLimits() {
    assertThat(FloatMath.tanh(0f)).isEqualTo(0f);
    assertThat(Float.floatToRawIntBits(FloatMath.tanh(-0f))).isEqualTo(0x80000000);
    assertThat(FloatMath.tanh(Float.NaN)).isNaN();
    assertThat(FloatMath.tanh(Float.POSITIVE_INFINITY)).isEqualTo(1f);
    assertThat(FloatMath.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
    assertThat(FloatMath.tanh(Float.MAX_VALUE)).isEqualTo(1f);
    assertThat(FloatMath.tanh(Float.MIN_VALUE)).isEqualTo(Float.MIN_VALUE);
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
