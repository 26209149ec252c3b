package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.kernel.Gather;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.text.Illegal;

/**
 * Windows of one size over an image, as a convolution or a pooling looks through them, at every
 * {@code stride}-th row and column. They may begin before the image and end behind it: there it has
 * zeros, its padding.
 *
 * <p>Images are [height][width][channels], what becomes of the windows [rows][columns][any].
 *
 * @param image its shape
 * @param size of a window
 * @param stride distance between neighbours, down and to the right
 * @param top rows of zeros above the image
 * @param left columns of zeros before it
 * @param rows number of windows, down
 * @param columns number of windows, to the right
 */
public record Windows(
    Shape image, KernelSize size, int stride, int top, int left, int rows, int columns) {

  /**
   * All windows that are within the image. Rows and columns that no whole window reaches are left
   * out.
   *
   * @param stride at least 1
   * @throws IllegalArgumentException if the window is larger than the image
   */
  static Windows within(Shape image, KernelSize size, int stride) {
    int down = image.height() - size.height();
    int across = image.width() - size.width();
    if (down < 0 || across < 0) {
      throw Illegal.argument(
          "a window of %s is larger than the image of %sx%s", size, image.height(), image.width());
    }
    return new Windows(image, size, stride, 0, 0, down / stride + 1, across / stride + 1);
  }

  /**
   * A window for each pixel, of each stride-th row and column, with as few zeros around as that
   * takes; where their number is odd, the one more is at the bottom and on the right.
   *
   * @param stride at least 1
   * @throws IllegalArgumentException if an array cannot hold the image with its padding
   */
  static Windows same(Shape image, KernelSize size, int stride) {
    int rows = (image.height() - 1) / stride + 1;
    int columns = (image.width() - 1) / stride + 1;
    long below = Math.max(0, (rows - 1L) * stride + size.height() - image.height());
    long after = Math.max(0, (columns - 1L) * stride + size.width() - image.width());
    double padded = (double) (image.height() + below) * (image.width() + after) * image.channels();
    if (padded > Matrix.MOST_ELEMENTS) {
      throw Illegal.argument(
          "an image of %sx%sx%s with zeros around for a window of %s is more than an array can hold",
          image.height(), image.width(), image.channels(), size);
    }
    return new Windows(image, size, stride, (int) below / 2, (int) after / 2, rows, columns);
  }

  public int count() {
    return rows * columns;
  }

  /** Number of pixels of a window. */
  public int pixels() {
    return size.height() * size.width();
  }

  /** Rows of the image with its padding, as far as windows reach. */
  public int paddedHeight() {
    return (rows - 1) * stride + size.height();
  }

  /** Columns of the image with its padding, as far as windows reach. */
  public int paddedWidth() {
    return (columns - 1) * stride + size.width();
  }

  /** Whether some window has padding in it. */
  public boolean hasPadding() {
    return top + left > 0 || paddedHeight() > image.height() || paddedWidth() > image.width();
  }

  /** Whether a window begins at a row and a column of the image with its padding. */
  boolean begins(int row, int column) {
    return row % stride == 0
        && column % stride == 0
        && row >= 0
        && row / stride < rows
        && column >= 0
        && column / stride < columns;
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
    boolean inside =
        atRow >= 0 && atRow < image.height() && atColumn >= 0 && atColumn < image.width();
    return inside ? (atRow * image.width() + atColumn) * image.channels() + channel : -1;
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
   * @param pixel numbers of a pixel, with its padding if it has any
   * @param step one of so many numbers is a term
   */
  Gather gather(int across, int pixel, int step) {
    int[] rowAt = new int[count()];
    for (int n = 0; n < rowAt.length; n++) {
      rowAt[n] = (n / columns * across + n % columns) * stride * pixel;
    }
    int terms = pixel / step;
    int[] termAt = new int[pixels() * terms];
    for (int k = 0; k < termAt.length; k++) {
      int line = k / terms / size.width();
      int column = k / terms % size.width();
      termAt[k] = (line * across + column) * pixel + k % terms * step;
    }
    return new Gather(rowAt, termAt);
  }
}
