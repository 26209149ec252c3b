package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.kernel.SimdKernels.L;
import static dev.nnmaven.nn.kernel.SimdKernels.SPECIES;
import static dev.nnmaven.nn.kernel.SimdKernels.broadcast;
import static dev.nnmaven.nn.kernel.SimdKernels.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Pooling of all channels that whole vectors hold; {@link ScalarPooling} has the rest. A separate
 * class for the reason that {@link ElementwiseLoops} is one.
 *
 * <p>Windows are the inner loop, which is long; there are few channels. What predictions need goes
 * over all windows for each of their pixels: vectors that a loop carries, even through memory, may
 * be on the heap in a JVM that was not told how to compile.
 */
final class PoolingLoops {

  private PoolingLoops() {}

  /** Number of channels in whole vectors. */
  static int whole(int channels) {
    return channels / L * L;
  }

  static void max(Gather over, int channels, Matrix inputs, Matrix sums, int b) {
    float[] from = inputs.values();
    float[] to = sums.values();
    int i = inputs.index(b, 0);
    int end = whole(channels);
    int first = sums.index(b, 0);
    for (int window : over.rowAt()) {
      System.arraycopy(from, i + window, to, first, end);
      first += channels;
    }
    for (int pixel = 1; pixel < over.termAt().length; pixel++) { // the first is copied
      for (int c = 0; c < end; c += L) {
        int begin = i + over.termAt()[pixel] + c;
        int at = sums.index(b, c);
        for (int window : over.rowAt()) {
          FloatVector largest = load(to, at);
          FloatVector input = load(from, begin + window);
          largest.blend(input, input.compare(VectorOperators.GT, largest)).intoArray(to, at);
          at += channels;
        }
      }
    }
  }

  static void maxGradient(
      Gather over, int channels, Matrix inputs, Matrix sums, Matrix delta, Matrix gradient, int b) {
    float[] from = inputs.values();
    float[] outputs = sums.values();
    float[] given = delta.values();
    float[] product = gradient.values();
    int i = inputs.index(b, 0);
    int o = sums.index(b, 0);
    int d = delta.index(b, 0);
    int g = gradient.index(b, 0);
    FloatVector zero = FloatVector.zero(SPECIES);
    int end = whole(channels);
    for (int c = 0; c < end; c += L) {
      int at = c;
      for (int window : over.rowAt()) {
        FloatVector largest = load(outputs, o + at);
        FloatVector left = load(given, d + at); // to be given to the first that is equal
        for (int pixel : over.termAt()) {
          int to = window + pixel + c;
          FloatVector input = load(from, i + to);
          VectorMask<Float> equal = input.compare(VectorOperators.EQ, largest);
          load(product, g + to).add(zero.blend(left, equal)).intoArray(product, g + to);
          left = left.blend(zero, equal);
        }
        at += channels;
      }
    }
  }

  static void average(Gather over, int channels, Matrix inputs, Matrix sums, int b) {
    float[] means = sums.values();
    float pixels = over.termAt().length;
    int end = whole(channels);
    int o = sums.index(b, 0);
    int to = o + over.rowAt().length * channels;
    Arrays.fill(means, o, to, 0f);
    for (int pixel : over.termAt()) {
      for (int c = 0; c < end; c += L) {
        int from = inputs.index(b, pixel + c);
        int at = o + c;
        for (int window : over.rowAt()) {
          load(means, at).add(load(inputs.values(), from + window)).intoArray(means, at);
          at += channels;
        }
      }
    }
    for (int at = o; at < to; at += channels) {
      for (int c = at; c < at + end; c++) {
        means[c] /= pixels;
      }
    }
  }

  static void averageGradient(Gather over, int channels, Matrix delta, Matrix gradient, int b) {
    float[] sums = gradient.values();
    FloatVector pixels = broadcast(over.termAt().length);
    int end = whole(channels);
    for (int c = 0; c < end; c += L) {
      int at = delta.index(b, c);
      int g = gradient.index(b, c);
      for (int window : over.rowAt()) {
        FloatVector share = load(delta.values(), at).div(pixels);
        for (int pixel : over.termAt()) {
          int to = g + window + pixel;
          load(sums, to).add(share).intoArray(sums, to);
        }
        at += channels;
      }
    }
  }
}
