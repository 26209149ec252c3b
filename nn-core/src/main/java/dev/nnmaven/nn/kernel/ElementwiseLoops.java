package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.kernel.SimdKernels.BYTES;
import static dev.nnmaven.nn.kernel.SimdKernels.L;
import static dev.nnmaven.nn.kernel.SimdKernels.SPECIES;
import static dev.nnmaven.nn.kernel.SimdKernels.broadcast;
import static dev.nnmaven.nn.kernel.SimdKernels.load;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Element-wise functions, vectorized.
 *
 * <p>A separate class, so that the training process can tell the JIT compiler not to inline several
 * of them into one method: the last would exceed the inlining limits, and its vectors would be
 * allocated on the heap.
 */
final class ElementwiseLoops {

  private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);

  /** Vectors of bytes in a cache line of 64 bytes. */
  private static final int VECTORS_A_LINE = 64 / L;

  private ElementwiseLoops() {}

  static void divide(byte[] bytes, float divisor, float[] quotients, int from, int vectors) {
    // A division takes longer than all of this. A quotient corrected by its remainder and a rounded
    // reciprocal is rounded correctly: P. W. Markstein, Computation of elementary functions on the
    // IBM RISC System/6000 processor, IBM Journal of Research and Development 34 (1990).
    FloatVector reciprocal = broadcast(1f / divisor);
    FloatVector minusDivisor = broadcast(-divisor);
    IntVector unsigned = IntVector.broadcast(INTS, 0xff);
    // One vector of each line first: images are shuffled and so far away, and all their lines are
    // asked for before the first has come.
    for (int first = 0; first < VECTORS_A_LINE; first++) {
      for (int v = first; v < vectors; v += VECTORS_A_LINE) {
        Vector<Integer> signed =
            ByteVector.fromArray(BYTES, bytes, v * L).convertShape(VectorOperators.B2I, INTS, 0);
        // Not convert: it looks its species up, and where the compiler cannot see which one that
        // is, vectors go to the heap. Nor are methods called on what a conversion returns.
        FloatVector numbers =
            (FloatVector) unsigned.and(signed).convertShape(VectorOperators.I2F, SPECIES, 0);
        FloatVector nearly = reciprocal.mul(numbers);
        FloatVector remainder = nearly.fma(minusDivisor, numbers);
        remainder.fma(reciprocal, nearly).intoArray(quotients, from + v * L);
      }
    }
  }

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
    FloatVector vector = broadcast(1f);
    for (int n = 0; n < length; n += L) {
      FloatVector output = load(outputs, o + n);
      load(product, g + n).mul(output.mul(vector.sub(output))).intoArray(product, g + n);
    }
  }

  static void timesTanhDerivative(float[] outputs, int o, float[] product, int g, int length) {
    FloatVector vector = broadcast(1f);
    for (int n = 0; n < length; n += L) {
      FloatVector output = load(outputs, o + n);
      load(product, g + n).mul(output.neg().fma(output, vector)).intoArray(product, g + n);
    }
  }

  static void timesReluDerivative(float[] sums, int s, float[] product, int g, int length) {
    FloatVector zero = broadcast(0f);
    FloatVector vector = broadcast(1f);
    for (int n = 0; n < length; n += L) {
      FloatVector derivative = zero.blend(vector, zero.lt(load(sums, s + n)));
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
    FloatVector vector = broadcast(1f);
    for (int n = 0; n < length; n += L) {
      FloatVector share = load(shares, n);
      FloatVector rest = load(outputs, o + n).mul(vector.sub(share));
      FloatVector slope = VectorMath.geluSlope(VectorMath.geluBounded(load(sums, s + n)));
      load(product, g + n).mul(rest.fma(slope, share)).intoArray(product, g + n);
    }
  }

  /** The arguments are those of {@link Kernels#stepOnOneSample}: x, delta, weights, rate. */
  static void stepOnOneSample(
      float[] xs,
      int firstX,
      int stepX,
      float[] deltas,
      int firstDelta,
      float[] weights,
      int firstWeight,
      int rows,
      int stride,
      float negativeRate) {
    FloatVector rate = broadcast(negativeRate);
    FloatVector zero = broadcast(0f);
    int w = firstWeight;
    for (int i = 0; i < rows; i++) {
      FloatVector x = broadcast(xs[firstX + i * stepX]);
      for (int n = 0; n < stride; n += L) {
        FloatVector gradient = x.fma(load(deltas, firstDelta + n), zero);
        rate.fma(gradient, load(weights, w + n)).intoArray(weights, w + n);
      }
      w += stride;
    }
  }
}
