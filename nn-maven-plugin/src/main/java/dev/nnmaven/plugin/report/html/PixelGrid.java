package dev.nnmaven.plugin.report.html;

/**
 * A rectangle of values to be drawn.
 *
 * @param values row by row, [height][width]
 */
record PixelGrid(int width, int height, float[] values) {

  /** Creates a grid from the pixels of an image, 0 to 255. */
  static PixelGrid ofGrey(byte[] pixels, int width, int height) {
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Byte.toUnsignedInt(pixels[i]);
    }
    return new PixelGrid(width, height, values);
  }

  /** Downscales by averaging, so that no side is longer than the given number of pixels. */
  PixelGrid shrunk(int longestSide) {
    int longest = Math.max(width, height);
    if (longest <= longestSide) {
      return this;
    }
    int w = Math.max(1, (int) ((long) width * longestSide / longest));
    int h = Math.max(1, (int) ((long) height * longestSide / longest));
    float[] means = new float[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        means[y * w + x] =
            mean(
                edge(x, w, width),
                edge(x + 1, w, width),
                edge(y, h, height),
                edge(y + 1, h, height));
      }
    }
    return new PixelGrid(w, h, means);
  }

  private static int edge(int index, int parts, int length) {
    return (int) ((long) index * length / parts);
  }

  private float mean(int left, int right, int top, int bottom) {
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += values[y * width + x];
      }
    }
    return (float) (sum / ((double) (right - left) * (bottom - top)));
  }
}
