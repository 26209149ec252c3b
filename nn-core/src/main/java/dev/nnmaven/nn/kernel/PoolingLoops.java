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

  static void max(Gather windows, int channels, float[] inputs, int i, float[] sums, int o) {
    int end = whole(channels);
    int first = o;
    for (int window : windows.rowAt()) {
      System.arraycopy(inputs, i + window, sums, first, end);
      first += channels;
    }
    for (int pixel = 1; pixel < windows.termAt().length; pixel++) { // the first is copied
      for (int c = 0; c < end; c += L) {
        int from = i + windows.termAt()[pixel] + c;
        int at = o + c;
        for (int window : windows.rowAt()) {
          FloatVector largest = load(sums, at);
          FloatVector input = load(inputs, from + window);
          largest.blend(input, input.compare(VectorOperators.GT, largest)).intoArray(sums, at);
          at += channels;
        }
      }
    }
  }

  static void maxGradient(
      Gather windows,
      int channels,
      float[] inputs,
      int i,
      float[] sums,
      int o,
      float[] delta,
      int d,
      float[] gradient,
      int g) {
    FloatVector zero = FloatVector.zero(SPECIES);
    int end = whole(channels);
    for (int c = 0; c < end; c += L) {
      int at = c;
      for (int window : windows.rowAt()) {
        FloatVector largest = load(sums, o + at);
        FloatVector left = load(delta, d + at); // to be given to the first that is equal
        for (int pixel : windows.termAt()) {
          int to = window + pixel + c;
          FloatVector input = load(inputs, i + to);
          VectorMask<Float> equal = input.compare(VectorOperators.EQ, largest);
          load(gradient, g + to).add(zero.blend(left, equal)).intoArray(gradient, g + to);
          left = left.blend(zero, equal);
        }
        at += channels;
      }
    }
  }

  static void average(Gather windows, int channels, float[] inputs, int i, float[] sums, int o) {
    float pixels = windows.termAt().length;
    int end = whole(channels);
    int to = o + windows.rowAt().length * channels;
    Arrays.fill(sums, o, to, 0f);
    for (int pixel : windows.termAt()) {
      for (int c = 0; c < end; c += L) {
        int from = i + pixel + c;
        int at = o + c;
        for (int window : windows.rowAt()) {
          load(sums, at).add(load(inputs, from + window)).intoArray(sums, at);
          at += channels;
        }
      }
    }
    for (int at = o; at < to; at += channels) {
      for (int c = at; c < at + end; c++) {
        sums[c] /= pixels;
      }
    }
  }

  static void averageGradient(
      Gather windows, int channels, float[] delta, int d, float[] gradient, int g) {
    FloatVector pixels = broadcast(windows.termAt().length);
    int end = whole(channels);
    for (int c = 0; c < end; c += L) {
      int at = d + c;
      for (int window : windows.rowAt()) {
        FloatVector share = load(delta, at).div(pixels);
        for (int pixel : windows.termAt()) {
          int to = g + window + pixel + c;
          load(gradient, to).add(share).intoArray(gradient, to);
        }
        at += channels;
      }
    }
  }
}
