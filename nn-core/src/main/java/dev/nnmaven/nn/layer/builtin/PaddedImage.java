package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.parallel.ObjectPool;

/**
 * An image with zeros around it, in copies that are used again, so that the zeros have to be
 * written once.
 *
 * @param height of the image, as far as it is copied
 * @param width of the image with zeros, in pixels
 * @param line numbers of a line of the image, as far as it is copied
 * @param fromLine numbers of a line of the image
 * @param channels numbers of a pixel
 * @param first index where the image begins
 * @param needed whether there are zeros at all; without, the image is used where it is
 * @param copies to be taken from, and given back to
 */
record PaddedImage(
    int height,
    int width,
    int line,
    int fromLine,
    int channels,
    int first,
    boolean needed,
    ObjectPool<float[]> copies) {

  /** As windows need it. */
  static PaddedImage of(Windows windows) {
    return windows.hasPadding()
        ? of(
            windows.image().height(),
            windows.image().width(),
            windows.image().channels(),
            windows.top(),
            windows.left(),
            windows.paddedHeight(),
            windows.paddedWidth())
        : new PaddedImage(
            0, windows.image().width(), 0, 0, 0, 0, false, new ObjectPool<>(() -> new float[0]));
  }

  /** An image in a larger one, or as much of it as that holds. */
  static PaddedImage of(
      int height, int width, int channels, int top, int left, int paddedHeight, int paddedWidth) {
    int size = new Shape(paddedHeight, paddedWidth, channels).size();
    return new PaddedImage(
        Math.min(height, paddedHeight - top),
        paddedWidth,
        Math.min(width, paddedWidth - left) * channels,
        width * channels,
        channels,
        (top * paddedWidth + left) * channels,
        true,
        new ObjectPool<>(() -> new float[size]));
  }

  /**
   * The array with the image that stands at an index of another.
   *
   * @param copy one of the copies, which it is copied to if need be
   */
  float[] of(float[] values, int at, float[] copy) {
    if (!needed) {
      return values;
    }
    for (int y = 0; y < height; y++) {
      System.arraycopy(values, at + y * fromLine, copy, first + y * width * channels, line);
    }
    return copy;
  }

  /** Where it stands in that array. */
  int at(int at) {
    return needed ? 0 : at;
  }
}
