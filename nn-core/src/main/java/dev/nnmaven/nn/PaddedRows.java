package dev.nnmaven.nn;

import dev.nnmaven.nn.kernel.Matrix;

/**
 * Rows of numbers that stand one after the other in a sample, such as the filters' sums of each
 * window, as the padded rows that kernels need. Where rows are whole vectors, they are used where
 * they are; else there is a copy for each thread, whose padding is zero until a kernel writes it.
 */
final class PaddedRows {

  private final int count;
  private final int length;
  private final int padded;
  private final ThreadLocal<float[]> copies;

  PaddedRows(int count, int length) {
    this.count = count;
    this.length = length;
    this.padded = Math.toIntExact(Matrix.paddedRow(length));
    this.copies = ThreadLocal.withInitial(() -> new float[count * padded]);
  }

  /** The array for rows that belong into another; its content is of another sample. */
  float[] of(float[] values) {
    return length == padded ? values : copies.get();
  }

  /** A copy of the thread, whatever the rows are. */
  float[] copy() {
    return copies.get();
  }

  /** Where they begin in that array, if they belong to this index of the other. */
  int at(int at) {
    return length == padded ? at : 0;
  }

  /** Copies the rows to where they belong. */
  void copyTo(float[] values, int at) {
    if (length != padded) {
      float[] copy = copies.get();
      for (int row = 0; row < count; row++) {
        System.arraycopy(copy, row * padded, values, at + row * length, length);
      }
    }
  }

  /** The rows that stand at an index of an array, [count][length]. */
  Matrix matrix(float[] values, int at) {
    float[] rows = of(values);
    if (length != padded) {
      for (int row = 0; row < count; row++) {
        System.arraycopy(values, at + row * length, rows, row * padded, length);
      }
    }
    return new Matrix(rows, at(at), count, length, padded, 1);
  }
}
