package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.kernel.SimdKernels.L;
import static dev.nnmaven.nn.kernel.SimdKernels.broadcast;
import static dev.nnmaven.nn.kernel.SimdKernels.load;

import jdk.incubator.vector.FloatVector;

/**
 * Element-wise functions, vectorized.
 *
 * <p>A separate class, so that the training process can tell the JIT compiler not to inline several
 * of them into one method: the last would exceed the inlining limits, and its vectors would be
 * allocated on the heap.
 */
final class ElementwiseLoops {

  private ElementwiseLoops() {}

  static void sigmoid(float[] from, int i, float[] to, int o, int length) {
    for (int n = 0; n < length; n += L) {
      VectorMath.sigmoid(load(from, i + n)).intoArray(to, o + n);
    }
  }

  static void tanh(float[] from, int i, float[] to, int o, int length) {
    for (int n = 0; n < length; n += L) {
      VectorMath.tanh(load(from, i + n), load(to, o + n)).intoArray(to, o + n);
    }
  }

  static void largeTanh(float[] from, int i, float[] to, int o, int length) {
    for (int n = 0; n < length; n += L) {
      VectorMath.largeTanh(load(from, i + n)).intoArray(to, o + n);
    }
  }

  static void relu(float[] from, int i, float[] to, int o, int length) {
    for (int n = 0; n < length; n += L) {
      load(from, i + n).max(0f).intoArray(to, o + n);
    }
  }

  static void timesSigmoidDerivative(float[] outputs, int o, float[] product, int g, int length) {
    FloatVector one = broadcast(1f);
    for (int n = 0; n < length; n += L) {
      FloatVector output = load(outputs, o + n);
      load(product, g + n).mul(output.mul(one.sub(output))).intoArray(product, g + n);
    }
  }

  static void timesTanhDerivative(float[] outputs, int o, float[] product, int g, int length) {
    FloatVector one = broadcast(1f);
    for (int n = 0; n < length; n += L) {
      FloatVector output = load(outputs, o + n);
      load(product, g + n).mul(output.neg().fma(output, one)).intoArray(product, g + n);
    }
  }

  static void timesReluDerivative(float[] sums, int s, float[] product, int g, int length) {
    FloatVector zero = broadcast(0f);
    FloatVector one = broadcast(1f);
    for (int n = 0; n < length; n += L) {
      FloatVector derivative = zero.blend(one, zero.lt(load(sums, s + n)));
      load(product, g + n).mul(derivative).intoArray(product, g + n);
    }
  }

  static void leakyRelu(float slope, float[] from, int i, float[] to, int o, int length) {
    FloatVector zero = broadcast(0f);
    for (int n = 0; n < length; n += L) {
      FloatVector x = load(from, i + n);
      x.mul(slope).blend(x, zero.lt(x)).intoArray(to, o + n);
    }
  }

  static void timesLeakyReluDerivative(
      float slope, float[] sums, int s, float[] product, int g, int length) {
    FloatVector zero = broadcast(0f);
    for (int n = 0; n < length; n += L) {
      FloatVector gradient = load(product, g + n);
      gradient.mul(slope).blend(gradient, zero.lt(load(sums, s + n))).intoArray(product, g + n);
    }
  }

  static void elu(float alpha, float[] from, int i, float[] to, int o, int length) {
    FloatVector zero = broadcast(0f);
    for (int n = 0; n < length; n += L) {
      FloatVector x = load(from, i + n);
      VectorMath.exp(x).sub(1f).mul(alpha).blend(x, zero.lt(x)).intoArray(to, o + n);
    }
  }

  static void timesEluDerivative(
      float alpha,
      float[] sums,
      int s,
      float[] outputs,
      int o,
      float[] product,
      int g,
      int length) {
    FloatVector zero = broadcast(0f);
    for (int n = 0; n < length; n += L) {
      FloatVector gradient = load(product, g + n);
      gradient
          .mul(load(outputs, o + n).add(alpha))
          .blend(gradient, zero.lt(load(sums, s + n)))
          .intoArray(product, g + n);
    }
  }

  /** First half of softplus; split in two as tanh is. */
  static void expOfMinusMagnitude(float[] from, int i, float[] to, int o, int length) {
    for (int n = 0; n < length; n += L) {
      VectorMath.exp(load(from, i + n).abs().neg()).intoArray(to, o + n);
    }
  }

  static void softplus(float[] from, int i, float[] to, int o, int length) {
    for (int n = 0; n < length; n += L) {
      VectorMath.softplus(load(from, i + n), load(to, o + n)).intoArray(to, o + n);
    }
  }

  static void timesSigmoid(float[] sums, int s, float[] product, int g, int length) {
    for (int n = 0; n < length; n += L) {
      FloatVector sigmoid = VectorMath.sigmoid(load(sums, s + n));
      load(product, g + n).mul(sigmoid).intoArray(product, g + n);
    }
  }

  static void gelu(float[] from, int i, float[] to, int o, int length) {
    for (int n = 0; n < length; n += L) {
      FloatVector x = load(from, i + n);
      x.mul(VectorMath.geluShare(VectorMath.geluBounded(x))).intoArray(to, o + n);
    }
  }

  /** First half of the derivative of gelu. */
  static void geluShares(float[] sums, int s, float[] shares, int length) {
    for (int n = 0; n < length; n += L) {
      VectorMath.geluShare(VectorMath.geluBounded(load(sums, s + n))).intoArray(shares, n);
    }
  }

  static void timesGeluDerivative(
      float[] sums,
      int s,
      float[] outputs,
      int o,
      float[] shares,
      float[] product,
      int g,
      int length) {
    FloatVector one = broadcast(1f);
    for (int n = 0; n < length; n += L) {
      FloatVector share = load(shares, n);
      FloatVector rest = load(outputs, o + n).mul(one.sub(share));
      FloatVector slope = VectorMath.geluSlope(VectorMath.geluBounded(load(sums, s + n)));
      load(product, g + n).mul(rest.fma(slope, share)).intoArray(product, g + n);
    }
  }
}
