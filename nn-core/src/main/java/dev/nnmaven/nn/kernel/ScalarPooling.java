package dev.nnmaven.nn.kernel;

/**
 * Pooling in plain Java, of channels from a first one on: of all, or of those that vectors leave
 * over. Its windows are within the picture.
 */
final class ScalarPooling {

  private ScalarPooling() {}

  /** Index of a window's first pixel, from that of the picture. */
  static int first(Windows windows, int row, int column) {
    return (row * windows.width() + column) * windows.stride() * windows.channels();
  }

  static void max(Windows windows, int channel, float[] inputs, int i, float[] sums, int o) {
    int channels = windows.channels();
    int line = windows.width() * channels;
    int at = o;
    for (int row = 0; row < windows.rows(); row++) {
      for (int column = 0; column < windows.columns(); column++, at += channels) {
        int first = i + first(windows, row, column);
        for (int c = channel; c < channels; c++) {
          float largest = inputs[first + c];
          for (int y = 0; y < windows.windowHeight(); y++) {
            for (int x = 0; x < windows.windowWidth(); x++) {
              float input = inputs[first + y * line + x * channels + c];
              largest = input > largest ? input : largest;
            }
          }
          sums[at + c] = largest;
        }
      }
    }
  }

  static void maxGradient(
      Windows windows,
      int channel,
      float[] inputs,
      int i,
      float[] sums,
      int o,
      float[] delta,
      int d,
      float[] gradient,
      int g) {
    int channels = windows.channels();
    int at = 0;
    for (int row = 0; row < windows.rows(); row++) {
      for (int column = 0; column < windows.columns(); column++, at += channels) {
        int first = first(windows, row, column);
        for (int c = channel; c < channels; c++) {
          int chosen = chosen(windows, inputs, i + first + c, sums[o + at + c]);
          if (chosen >= 0) {
            gradient[g + first + c + chosen] += delta[d + at + c];
          }
        }
      }
    }
  }

  /** The first pixel that is equal to the largest, as an index from that of the window, or −1. */
  private static int chosen(Windows windows, float[] inputs, int first, float largest) {
    int channels = windows.channels();
    for (int y = 0; y < windows.windowHeight(); y++) {
      for (int x = 0; x < windows.windowWidth(); x++) {
        int pixel = (y * windows.width() + x) * channels;
        if (inputs[first + pixel] == largest) {
          return pixel;
        }
      }
    }
    return -1; // not a number
  }

  static void average(Windows windows, int channel, float[] inputs, int i, float[] sums, int o) {
    int channels = windows.channels();
    int line = windows.width() * channels;
    int at = o;
    for (int row = 0; row < windows.rows(); row++) {
      for (int column = 0; column < windows.columns(); column++, at += channels) {
        int first = i + first(windows, row, column);
        for (int c = channel; c < channels; c++) {
          float sum = 0f;
          for (int y = 0; y < windows.windowHeight(); y++) {
            for (int x = 0; x < windows.windowWidth(); x++) {
              sum += inputs[first + y * line + x * channels + c];
            }
          }
          sums[at + c] = sum / windows.pixels();
        }
      }
    }
  }

  static void averageGradient(
      Windows windows, int channel, float[] delta, int d, float[] gradient, int g) {
    int channels = windows.channels();
    int line = windows.width() * channels;
    int at = d;
    for (int row = 0; row < windows.rows(); row++) {
      for (int column = 0; column < windows.columns(); column++, at += channels) {
        int first = g + first(windows, row, column);
        for (int c = channel; c < channels; c++) {
          float share = delta[at + c] / windows.pixels();
          for (int y = 0; y < windows.windowHeight(); y++) {
            for (int x = 0; x < windows.windowWidth(); x++) {
              gradient[first + y * line + x * channels + c] += share;
            }
          }
        }
      }
    }
  }
}
