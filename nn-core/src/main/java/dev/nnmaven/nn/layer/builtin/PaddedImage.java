package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.parallel.ObjectPool;

/**
 * An image with zeros around it, as windows need it, in copies that are used again, so that the
 * zeros have to be written once. Without zeros the image is used where it is.
 *
 * @param copies to be taken from, and given back to
 */
record PaddedImage(Windows windows, ObjectPool<float[]> copies) {

  static PaddedImage of(Windows windows) {
    int channels = windows.image().channels();
    int size =
        windows.hasPadding()
            ? new Shape(windows.paddedHeight(), windows.paddedWidth(), channels).size()
            : 0;
    return new PaddedImage(windows, new ObjectPool<>(() -> new float[size]));
  }

  /** Width with the zeros, in pixels. */
  int width() {
    return windows.hasPadding() ? windows.paddedWidth() : windows.image().width();
  }

  /**
   * The array with the image that stands at an index of another.
   *
   * @param copy one of the copies, which it is copied to if need be, as far as windows reach
   */
  float[] of(float[] values, int at, float[] copy) {
    if (!windows.hasPadding()) {
      return values;
    }
    Shape image = windows.image();
    int height = Math.min(image.height(), windows.paddedHeight() - windows.top());
    int columns = Math.min(image.width(), width() - windows.left());
    for (int y = 0; y < height; y++) {
      int from = at + y * image.width() * image.channels();
      int to = ((windows.top() + y) * width() + windows.left()) * image.channels();
      System.arraycopy(values, from, copy, to, columns * image.channels());
    }
    return copy;
  }

  /** Where it stands in that array. */
  int at(int at) {
    return windows.hasPadding() ? 0 : at;
  }
}
