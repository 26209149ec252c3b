package dev.nnmaven.nn.kernel;

import java.util.Arrays;

/**
 * A part of a float array read as rows and columns: element (r, c) stands at {@code offset + r ·
 * rowStride + c · columnStride}. Holds no copy: it is a view, and so are its rows and its
 * transpose.
 *
 * @param values the elements, and the padding between rows
 * @param offset where element (0, 0) stands
 * @param rows number of rows
 * @param columns number of columns, without padding
 * @param rowStride distance of two elements of a column
 * @param columnStride distance of two elements of a row; 1 unless transposed
 */
public record Matrix(
    float[] values, int offset, int rows, int columns, int rowStride, int columnStride) {

  /** Rows are padded to a multiple of this many floats, so that no kernel needs a mask. */
  static final int ROW_MULTIPLE = 16;

  /** As many floats as an array can hold, whatever the JVM. */
  public static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

  /**
   * A matrix of zeros whose rows are padded.
   *
   * @throws IllegalArgumentException if an array cannot hold it
   */
  public static Matrix zeros(int rows, int columns) {
    long stride = paddedRow(columns);
    if (rows * stride > MOST_ELEMENTS) {
      throw new IllegalArgumentException(
          "%d x %d numbers are more than an array can hold".formatted(rows, columns));
    }
    return new Matrix(new float[(int) (rows * stride)], 0, rows, columns, (int) stride, 1);
  }

  /** The length of a padded row; it may be more than an array can hold. */
  public static long paddedRow(int columns) {
    long multiples = ((long) columns + ROW_MULTIPLE - 1) / ROW_MULTIPLE;
    return multiples * ROW_MULTIPLE;
  }

  /** The same elements with rows and columns exchanged. */
  public Matrix transposed() {
    return new Matrix(values, offset, columns, rows, columnStride, rowStride);
  }

  /** The rows from one up to, and without, another. */
  public Matrix rows(int from, int to) {
    return new Matrix(values, index(from, 0), to - from, columns, rowStride, columnStride);
  }

  /** The elements of a row, copied; for matrices that are not transposed. */
  public float[] row(int row) {
    return Arrays.copyOfRange(values, index(row, 0), index(row, 0) + columns);
  }

  /** Where element (row, column) stands in {@link #values}. */
  public int index(int row, int column) {
    return offset + row * rowStride + column * columnStride;
  }

  /** Where the padded rows end in {@link #values}; for matrices that are not transposed. */
  public int end() {
    return offset + rows * rowStride;
  }
}
