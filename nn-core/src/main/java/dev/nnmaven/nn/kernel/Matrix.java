package dev.nnmaven.nn.kernel;

import java.util.Arrays;

/**
 * A strided view of a float array: element (r, c) is at {@code offset + r · rowStride + c ·
 * columnStride}. Nothing is copied; rows and transpose are views too.
 *
 * @param values the elements, and the padding between rows
 * @param offset index of element (0, 0)
 * @param rows number of rows
 * @param columns number of columns, without padding
 * @param rowStride distance between neighbours in a column
 * @param columnStride distance between neighbours in a row; 1 unless transposed
 */
public record Matrix(
    float[] values, int offset, int rows, int columns, int rowStride, int columnStride) {

  /** Rows are padded to a multiple of this many floats, so that no kernel needs a mask. */
  public static final int ROW_MULTIPLE = 16;

  /** Maximum length of an array on any JVM. */
  public static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

  /**
   * Creates a matrix of zeros with padded rows.
   *
   * @throws IllegalArgumentException if an array cannot hold it
   */
  public static Matrix zeros(int rows, int columns) {
    long stride = paddedRow(columns);
    if (rows * stride > MOST_ELEMENTS) {
      throw new IllegalArgumentException(
          "%s x %s numbers are more than an array can hold".formatted(rows, columns));
    }
    return of(new float[(int) (rows * stride)], rows, columns);
  }

  /** A view of rows that are padded, one after the other, such as a parameter's values. */
  public static Matrix of(float[] values, int rows, int columns) {
    return new Matrix(values, 0, rows, columns, (int) paddedRow(columns), 1);
  }

  /** Length of a padded row; may exceed the maximum length of an array. */
  public static long paddedRow(int columns) {
    long multiples = ((long) columns + ROW_MULTIPLE - 1) / ROW_MULTIPLE;
    return multiples * ROW_MULTIPLE;
  }

  /** Transposed view. */
  public Matrix transposed() {
    return new Matrix(values, offset, columns, rows, columnStride, rowStride);
  }

  /** View of rows {@code from} (inclusive) to {@code to} (exclusive). */
  public Matrix rows(int from, int to) {
    return new Matrix(values, index(from, 0), to - from, columns, rowStride, columnStride);
  }

  /** View of columns {@code from} (inclusive) to {@code to} (exclusive). */
  public Matrix columns(int from, int to) {
    return new Matrix(values, index(0, from), rows, to - from, rowStride, columnStride);
  }

  /**
   * View of the rows of a batch's samples {@code from} (inclusive) to {@code to} (exclusive), in a
   * matrix whose rows are a ring: sample b is in row b modulo the number of rows.
   */
  public Matrix ofSamples(int from, int to) {
    int row = ringRow(from);
    return rows(row, row + to - from);
  }

  /** The row of a batch's sample, in a matrix whose rows are a ring. */
  public int ringRow(int sample) {
    return sample % rows;
  }

  /** A row that stands for every row of a matrix: whichever is asked for, it is this one. */
  public static Matrix everyRow(float[] row) {
    return new Matrix(row, 0, 1, row.length, 0, 1);
  }

  /** Copy of a row; not for transposed matrices. */
  public float[] row(int row) {
    return Arrays.copyOfRange(values, index(row, 0), index(row, 0) + columns);
  }

  /** Copies rows, with their padding, to all those of another matrix. */
  public void copyTo(Matrix other) {
    for (int row = 0; row < other.rows; row++) {
      System.arraycopy(values, index(row, 0), other.values, other.index(row, 0), other.rowStride);
    }
  }

  /** Index of element (row, column) in {@link #values}. */
  public int index(int row, int column) {
    return offset + row * rowStride + column * columnStride;
  }

  /** The number in a row and a column. */
  public float get(int row, int column) {
    return values[index(row, column)];
  }

  /** End of the padded rows in {@link #values}, exclusive; not for transposed matrices. */
  public int end() {
    return offset + rows * rowStride;
  }
}
