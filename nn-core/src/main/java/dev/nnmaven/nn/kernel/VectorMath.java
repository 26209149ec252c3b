package dev.nnmaven.nn.kernel;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;

import dev.nnmaven.nn.activation.builtin.Gelu;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * {@link dev.nnmaven.nn.math.FloatMath} on vectors: the same operations in each lane, hence the
 * same bits. The method is explained there; the constants are duplicated here.
 */
final class VectorMath {

  private static final float LOG2_E = 1.442695f;
  private static final float LN2_HIGH = 0x1.63p-1f;
  private static final float LN2_LOW = -0x1.bd0106p-13f;
  private static final float ROUNDER = 0x1.8p23f;
  private static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);
  private static final float EXP_LARGEST = 89f;
  private static final float EXP_SMALLEST = -104f;
  private static final float TANH_SMALL = 0.625f;

  private VectorMath() {}

  static FloatVector exp(FloatVector x) {
    FloatVector bounded = x.min(EXP_LARGEST).max(EXP_SMALLEST);
    FloatVector shifted = bounded.fma(constant(x, LOG2_E), constant(x, ROUNDER));
    FloatVector n = shifted.sub(ROUNDER);
    FloatVector r = n.fma(constant(x, -LN2_LOW), n.fma(constant(x, -LN2_HIGH), bounded));
    FloatVector p = constant(x, 1f / 5040f).fma(r, constant(x, 1f / 720f));
    p = p.fma(r, constant(x, 1f / 120f));
    p = p.fma(r, constant(x, 1f / 24f));
    p = p.fma(r, constant(x, 1f / 6f));
    p = p.fma(r, constant(x, 0.5f));
    p = p.fma(r, constant(x, 1f));
    p = p.fma(r, constant(x, 1f));
    IntVector exponent = shifted.reinterpretAsInts().sub(ROUNDER_BITS);
    IntVector half = exponent.lanewise(ASHR, 1);
    return p.mul(powerOfTwo(half)).mul(powerOfTwo(exponent.sub(half)));
  }

  static FloatVector sigmoid(FloatVector x) {
    FloatVector one = constant(x, 1f);
    return one.div(one.add(exp(x.neg())));
  }

  /**
   * First half of tanh, for large |x|; split in two, since the compiler fails to optimize it as one
   * method.
   */
  static FloatVector largeTanh(FloatVector x) {
    FloatVector one = constant(x, 1f);
    return one.sub(constant(x, 2f).div(exp(x.abs().mul(2f)).add(1f)));
  }

  /** Second half: tanh, given {@link #largeTanh} of the same vector. */
  static FloatVector tanh(FloatVector x, FloatVector large) {
    FloatVector magnitude = x.abs();
    FloatVector square = x.mul(x);
    FloatVector p = constant(x, -5.7049887e-3f).fma(square, constant(x, 2.0639088e-2f));
    p = p.fma(square, constant(x, -5.3739715e-2f));
    p = p.fma(square, constant(x, 1.3331442e-1f));
    p = p.fma(square, constant(x, -3.333328e-1f));
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
