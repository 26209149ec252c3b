package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.kernel.SimdKernels.broadcast;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;

import dev.nnmaven.nn.activation.builtin.Gelu;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * {@link dev.nnmaven.nn.math.FloatMath} on vectors: the same operations in each lane, hence the
 * same bits. The method is explained there; the constants are duplicated here.
 *
 * <p>The constants of {@code exp} and {@code tanh} are vectors, not numbers to be broadcast: each
 * broadcast adds to what the compiler has to inline; see {@link SeparateLoop}.
 */
final class VectorMath {

  private static final float ROUNDER_NUMBER = 0x1.8p23f;
  private static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER_NUMBER);
  private static final FloatVector ROUNDER = broadcast(ROUNDER_NUMBER);
  private static final FloatVector LOG2_E = broadcast(1.442695f);
  private static final FloatVector MINUS_LN2_HIGH = broadcast(-0x1.63p-1f);
  private static final FloatVector MINUS_LN2_LOW = broadcast(0x1.bd0106p-13f);
  private static final FloatVector EXP_LARGEST = broadcast(89f);
  private static final FloatVector EXP_SMALLEST = broadcast(-104f);
  private static final FloatVector EXP_7 = broadcast(1f / 5040f);
  private static final FloatVector EXP_6 = broadcast(1f / 720f);
  private static final FloatVector EXP_5 = broadcast(1f / 120f);
  private static final FloatVector EXP_4 = broadcast(1f / 24f);
  private static final FloatVector EXP_3 = broadcast(1f / 6f);
  private static final FloatVector HALF = broadcast(0.5f);
  private static final FloatVector ONE = broadcast(1f);
  private static final FloatVector TWO = broadcast(2f);
  private static final FloatVector TANH_SMALL = broadcast(0.625f);
  private static final FloatVector TANH_11 = broadcast(-5.7049887e-3f);
  private static final FloatVector TANH_9 = broadcast(2.0639088e-2f);
  private static final FloatVector TANH_7 = broadcast(-5.3739715e-2f);
  private static final FloatVector TANH_5 = broadcast(1.3331442e-1f);
  private static final FloatVector TANH_3 = broadcast(-3.333328e-1f);

  private VectorMath() {}

  static FloatVector exp(FloatVector x) {
    FloatVector bounded = x.min(EXP_LARGEST).max(EXP_SMALLEST);
    FloatVector shifted = bounded.fma(LOG2_E, ROUNDER);
    FloatVector n = shifted.sub(ROUNDER);
    FloatVector r = n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, bounded));
    FloatVector p = EXP_7.fma(r, EXP_6);
    p = p.fma(r, EXP_5);
    p = p.fma(r, EXP_4);
    p = p.fma(r, EXP_3);
    p = p.fma(r, HALF);
    p = p.fma(r, ONE);
    p = p.fma(r, ONE);
    IntVector exponent = shifted.reinterpretAsInts().sub(ROUNDER_BITS);
    IntVector half = exponent.lanewise(ASHR, 1);
    return p.mul(powerOfTwo(half)).mul(powerOfTwo(exponent.sub(half)));
  }

  static FloatVector sigmoid(FloatVector x) {
    return ONE.div(ONE.add(exp(x.neg())));
  }

  /**
   * First half of tanh, for large |x|; split in two loops, since the compiler fails to optimize it
   * as one.
   */
  static FloatVector largeTanh(FloatVector x) {
    return ONE.sub(TWO.div(exp(x.abs().mul(TWO)).add(ONE)));
  }

  /** Second half: tanh, given {@link #largeTanh} of the same vector. */
  static FloatVector tanh(FloatVector x, FloatVector large) {
    FloatVector magnitude = x.abs();
    FloatVector square = x.mul(x);
    FloatVector p = TANH_11.fma(square, TANH_9);
    p = p.fma(square, TANH_7);
    p = p.fma(square, TANH_5);
    p = p.fma(square, TANH_3);
    FloatVector small = p.mul(square).fma(magnitude, magnitude);
    IntVector sign = x.reinterpretAsInts().and(Integer.MIN_VALUE);
    IntVector bits = large.blend(small, magnitude.lt(TANH_SMALL)).reinterpretAsInts();
    return bits.and(Integer.MAX_VALUE).or(sign).reinterpretAsFloats();
  }

  /** Softplus, given u = e⁻|x|. */
  static FloatVector softplus(FloatVector x, FloatVector u) {
    FloatVector t = u.div(u.add(2f));
    FloatVector square = t.mul(t);
    FloatVector p = constant(x, 2f / 15f).fma(square, constant(x, 2f / 13f));
    p = p.fma(square, constant(x, 2f / 11f));
    p = p.fma(square, constant(x, 2f / 9f));
    p = p.fma(square, constant(x, 2f / 7f));
    p = p.fma(square, constant(x, 2f / 5f));
    p = p.fma(square, constant(x, 2f / 3f));
    return x.max(0f).add(p.mul(square).fma(t, t.mul(2f)));
  }

  /** The argument of the next two, of {@link Gelu}. */
  static FloatVector geluBounded(FloatVector sum) {
    return sum.min(Gelu.LARGEST).max(-Gelu.LARGEST);
  }

  static FloatVector geluShare(FloatVector x) {
    return sigmoid(x.mul(x.mul(x).fma(constant(x, Gelu.CUBIC), constant(x, Gelu.LINEAR))));
  }

  static FloatVector geluSlope(FloatVector x) {
    return x.mul(x).fma(constant(x, 3f * Gelu.CUBIC), constant(x, Gelu.LINEAR));
  }

  private static FloatVector constant(FloatVector like, float value) {
    return FloatVector.broadcast(like.species(), value);
  }

  private static FloatVector powerOfTwo(IntVector exponent) {
    return exponent.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
  }
}
