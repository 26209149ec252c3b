package dev.nnmaven.nn.kernel;

/**
 * Pooling in plain Java, of channels from a first one on: of all, or of what vectors leave over.
 */
final class ScalarPooling {

  private ScalarPooling() {}

  static void max(Gather over, int from, int channels, Matrix inputs, Matrix sums, int b) {
    int i = inputs.index(b, 0);
    int at = sums.index(b, 0);
    for (int window : over.rowAt()) {
      for (int c = from; c < channels; c++) {
        float largest = inputs.values()[i + window + c];
        for (int pixel : over.termAt()) {
          float input = inputs.values()[i + window + pixel + c];
          largest = input > largest ? input : largest;
        }
        sums.values()[at + c] = largest;
      }
      at += channels;
    }
  }

  static void maxGradient(
      Gather over,
      int from,
      int channels,
      Matrix inputs,
      Matrix sums,
      Matrix delta,
      Matrix gradient,
      int b) {
    int i = inputs.index(b, 0);
    int o = sums.index(b, 0);
    int d = delta.index(b, 0);
    int g = gradient.index(b, 0);
    int at = 0;
    for (int window : over.rowAt()) {
      for (int c = from; c < channels; c++) {
        for (int pixel : over.termAt()) {
          if (inputs.values()[i + window + pixel + c] == sums.values()[o + at + c]) {
            gradient.values()[g + window + pixel + c] += delta.values()[d + at + c];
            break;
          }
        }
      }
      at += channels;
    }
  }

  static void average(Gather over, int from, int channels, Matrix inputs, Matrix sums, int b) {
    int i = inputs.index(b, 0);
    int at = sums.index(b, 0);
    for (int window : over.rowAt()) {
      for (int c = from; c < channels; c++) {
        float sum = 0f;
        for (int pixel : over.termAt()) {
          sum += inputs.values()[i + window + pixel + c];
        }
        sums.values()[at + c] = sum / over.termAt().length;
      }
      at += channels;
    }
  }

  static void averageGradient(
      Gather over, int from, int channels, Matrix delta, Matrix gradient, int b) {
    int at = delta.index(b, 0);
    int g = gradient.index(b, 0);
    for (int window : over.rowAt()) {
      for (int c = from; c < channels; c++) {
        float share = delta.values()[at + c] / over.termAt().length;
        for (int pixel : over.termAt()) {
          gradient.values()[g + window + pixel + c] += share;
        }
      }
      at += channels;
    }
  }
}
