package dev.nnmaven.nn.kernel;

/**
 * Pooling in plain Java, of channels from a first one on: of all, or of what vectors leave over.
 */
final class ScalarPooling {

  private ScalarPooling() {}

  static void max(
      Gather windows, int from, int channels, float[] inputs, int i, float[] sums, int o) {
    int at = o;
    for (int window : windows.rowAt()) {
      for (int c = from; c < channels; c++) {
        float largest = inputs[i + window + c];
        for (int pixel : windows.termAt()) {
          float input = inputs[i + window + pixel + c];
          largest = input > largest ? input : largest;
        }
        sums[at + c] = largest;
      }
      at += channels;
    }
  }

  static void maxGradient(
      Gather windows,
      int from,
      int channels,
      float[] inputs,
      int i,
      float[] sums,
      int o,
      float[] delta,
      int d,
      float[] gradient,
      int g) {
    int at = 0;
    for (int window : windows.rowAt()) {
      for (int c = from; c < channels; c++) {
        for (int pixel : windows.termAt()) {
          if (inputs[i + window + pixel + c] == sums[o + at + c]) {
            gradient[g + window + pixel + c] += delta[d + at + c];
            break;
          }
        }
      }
      at += channels;
    }
  }

  static void average(
      Gather windows, int from, int channels, float[] inputs, int i, float[] sums, int o) {
    int at = o;
    for (int window : windows.rowAt()) {
      for (int c = from; c < channels; c++) {
        float sum = 0f;
        for (int pixel : windows.termAt()) {
          sum += inputs[i + window + pixel + c];
        }
        sums[at + c] = sum / windows.termAt().length;
      }
      at += channels;
    }
  }

  static void averageGradient(
      Gather windows, int from, int channels, float[] delta, int d, float[] gradient, int g) {
    int at = d;
    for (int window : windows.rowAt()) {
      for (int c = from; c < channels; c++) {
        float share = delta[at + c] / windows.termAt().length;
        for (int pixel : windows.termAt()) {
          gradient[g + window + pixel + c] += share;
        }
      }
      at += channels;
    }
  }
}
