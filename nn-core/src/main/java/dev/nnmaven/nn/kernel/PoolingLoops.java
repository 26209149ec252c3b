package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.kernel.SimdKernels.L;
import static dev.nnmaven.nn.kernel.SimdKernels.SPECIES;
import static dev.nnmaven.nn.kernel.SimdKernels.broadcast;
import static dev.nnmaven.nn.kernel.SimdKernels.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Pooling of all channels that whole vectors hold; {@link ScalarPooling} has the rest. A separate
 * class for the reason that {@link ElementwiseLoops} is one.
 */
final class PoolingLoops {

  private PoolingLoops() {}

  /** Number of channels in whole vectors. */
  static int channels(Windows windows) {
    return windows.channels() / L * L;
  }

  static void max(Windows windows, float[] inputs, int i, float[] sums, int o) {
    int channels = windows.channels();
    int line = windows.width() * channels;
    int end = channels(windows);
    int at = o;
    for (int row = 0; row < windows.rows(); row++) {
      for (int column = 0; column < windows.columns(); column++, at += channels) {
        int first = i + ScalarPooling.first(windows, row, column);
        for (int c = 0; c < end; c += L) {
          FloatVector largest = load(inputs, first + c);
          for (int y = 0; y < windows.windowHeight(); y++) {
            for (int x = 0; x < windows.windowWidth(); x++) {
              FloatVector input = load(inputs, first + y * line + x * channels + c);
              largest = largest.blend(input, input.compare(VectorOperators.GT, largest));
            }
          }
          largest.intoArray(sums, at + c);
        }
      }
    }
  }

  static void maxGradient(
      Windows windows,
      float[] inputs,
      int i,
      float[] sums,
      int o,
      float[] delta,
      int d,
      float[] gradient,
      int g) {
    FloatVector zero = FloatVector.zero(SPECIES);
    int channels = windows.channels();
    int line = windows.width() * channels;
    int end = channels(windows);
    int at = 0;
    for (int row = 0; row < windows.rows(); row++) {
      for (int column = 0; column < windows.columns(); column++, at += channels) {
        int first = ScalarPooling.first(windows, row, column);
        for (int c = 0; c < end; c += L) {
          FloatVector largest = load(sums, o + at + c);
          FloatVector left = load(delta, d + at + c); // to be given to the first that is equal
          for (int y = 0; y < windows.windowHeight(); y++) {
            for (int x = 0; x < windows.windowWidth(); x++) {
              int pixel = first + y * line + x * channels + c;
              VectorMask<Float> equal =
                  load(inputs, i + pixel).compare(VectorOperators.EQ, largest);
              load(gradient, g + pixel).add(zero.blend(left, equal)).intoArray(gradient, g + pixel);
              left = left.blend(zero, equal);
            }
          }
        }
      }
    }
  }

  static void average(Windows windows, float[] inputs, int i, float[] sums, int o) {
    FloatVector pixels = broadcast(windows.pixels());
    int channels = windows.channels();
    int line = windows.width() * channels;
    int end = channels(windows);
    int at = o;
    for (int row = 0; row < windows.rows(); row++) {
      for (int column = 0; column < windows.columns(); column++, at += channels) {
        int first = i + ScalarPooling.first(windows, row, column);
        for (int c = 0; c < end; c += L) {
          FloatVector sum = FloatVector.zero(SPECIES);
          for (int y = 0; y < windows.windowHeight(); y++) {
            for (int x = 0; x < windows.windowWidth(); x++) {
              sum = sum.add(load(inputs, first + y * line + x * channels + c));
            }
          }
          sum.div(pixels).intoArray(sums, at + c);
        }
      }
    }
  }

  static void averageGradient(Windows windows, float[] delta, int d, float[] gradient, int g) {
    FloatVector pixels = broadcast(windows.pixels());
    int channels = windows.channels();
    int line = windows.width() * channels;
    int end = channels(windows);
    int at = d;
    for (int row = 0; row < windows.rows(); row++) {
      for (int column = 0; column < windows.columns(); column++, at += channels) {
        int first = g + ScalarPooling.first(windows, row, column);
        for (int c = 0; c < end; c += L) {
          FloatVector share = load(delta, at + c).div(pixels);
          for (int y = 0; y < windows.windowHeight(); y++) {
            for (int x = 0; x < windows.windowWidth(); x++) {
              int pixel = first + y * line + x * channels + c;
              load(gradient, pixel).add(share).intoArray(gradient, pixel);
            }
          }
        }
      }
    }
  }
}
