package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.kernel.Gather;
import dev.nnmaven.nn.kernel.Matrix;

/**
 * Windows of one size over an image, as a convolution or a pooling looks through them, at every
 * {@code stride}-th row and column. They may begin before the image and end behind it: there it has
 * zeros, its padding.
 *
 * <p>Images are [height][width][channels], what becomes of the windows [rows][columns][any].
 *
 * @param height of the image
 * @param width of the image
 * @param channels of the image
 * @param windowHeight of a window
 * @param windowWidth of a window
 * @param stride distance between neighbours, down and to the right
 * @param top rows of zeros above the image
 * @param left columns of zeros before it
 * @param rows number of windows, down
 * @param columns number of windows, to the right
 */
public record Windows(
    int height,
    int width,
    int channels,
    int windowHeight,
    int windowWidth,
    int stride,
    int top,
    int left,
    int rows,
    int columns) {

  /**
   * All windows that are within the image. Rows and columns that no whole window reaches are left
   * out.
   *
   * @throws IllegalArgumentException if a size is below 1, or the window larger than the image
   */
  public static Windows within(
      int height, int width, int channels, int windowHeight, int windowWidth, int stride) {
    require(windowHeight, windowWidth, stride);
    if (windowHeight > height || windowWidth > width) {
      throw new IllegalArgumentException(
          "a window of %sx%s is larger than the image of %sx%s"
              .formatted(windowHeight, windowWidth, height, width));
    }
    int rows = (height - windowHeight) / stride + 1;
    int columns = (width - windowWidth) / stride + 1;
    return new Windows(
        height, width, channels, windowHeight, windowWidth, stride, 0, 0, rows, columns);
  }

  /**
   * A window for each pixel, of each stride-th row and column, with as few zeros around as that
   * takes; where their number is odd, the one more is at the bottom and on the right.
   *
   * @throws IllegalArgumentException if a size is below 1, or an array cannot hold the image with
   *     its padding
   */
  public static Windows same(
      int height, int width, int channels, int windowHeight, int windowWidth, int stride) {
    require(windowHeight, windowWidth, stride);
    int rows = (height - 1) / stride + 1;
    int columns = (width - 1) / stride + 1;
    long below = Math.max(0, (rows - 1L) * stride + windowHeight - height);
    long after = Math.max(0, (columns - 1L) * stride + windowWidth - width);
    if ((double) (height + below) * (width + after) * channels > Matrix.MOST_ELEMENTS) {
      throw new IllegalArgumentException(
          "an image of %sx%sx%s with zeros around for a window of %sx%s is more than an array can hold"
              .formatted(height, width, channels, windowHeight, windowWidth));
    }
    int top = (int) below / 2;
    int left = (int) after / 2;
    return new Windows(
        height, width, channels, windowHeight, windowWidth, stride, top, left, rows, columns);
  }

  private static void require(int windowHeight, int windowWidth, int stride) {
    if (windowHeight < 1 || windowWidth < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "a window and its stride are at least 1, found %sx%s and %s"
              .formatted(windowHeight, windowWidth, stride));
    }
  }

  public int count() {
    return rows * columns;
  }

  /** Number of pixels of a window. */
  public int pixels() {
    return windowHeight * windowWidth;
  }

  /** Rows of the image with its padding, as far as windows reach. */
  public int paddedHeight() {
    return (rows - 1) * stride + windowHeight;
  }

  /** Columns of the image with its padding, as far as windows reach. */
  public int paddedWidth() {
    return (columns - 1) * stride + windowWidth;
  }

  /** Whether some window has padding in it. */
  public boolean hasPadding() {
    return top + left > 0 || paddedHeight() > height || paddedWidth() > width;
  }

  /**
   * Index in the image of what a window has, or −1 in its padding.
   *
   * @param row row of the window
   * @param column column of the window
   * @param y row of the pixel in the window
   * @param x column of the pixel in the window
   */
  public int index(int row, int column, int y, int x, int channel) {
    int atRow = row * stride + y - top;
    int atColumn = column * stride + x - left;
    boolean inside = atRow >= 0 && atRow < height && atColumn >= 0 && atColumn < width;
    return inside ? (atRow * width + atColumn) * channels + channel : -1;
  }

  /**
   * Number of indices needed to find all windows and the pixels in them.
   *
   * @param terms numbers of a pixel that have one
   */
  public long indices(int terms) {
    return count() + (long) pixels() * terms;
  }

  /**
   * Where windows begin, and where what is in them is from there.
   *
   * @param across pixels of a line of the image, with its padding if it has any
   * @param numbers whether a term is each channel of a pixel; else its first
   */
  Gather gather(int across, boolean numbers) {
    int[] rowAt = new int[count()];
    for (int n = 0; n < rowAt.length; n++) {
      rowAt[n] = (n / columns * across + n % columns) * stride * channels;
    }
    int terms = numbers ? channels : 1;
    int[] termAt = new int[pixels() * terms];
    for (int k = 0; k < termAt.length; k++) {
      int pixel = k / terms;
      int line = pixel / windowWidth;
      termAt[k] = (line * across + pixel % windowWidth) * channels + k % terms;
    }
    return new Gather(rowAt, termAt);
  }
}
