package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.parallel.ObjectPool;

/**
 * Rows of numbers that stand one after the other in a sample, such as the filters' sums of each
 * window, as the padded rows that kernels need. Where rows are whole vectors, they are used where
 * they are; else they are copied, and the padding of a copy is zero until a kernel writes it.
 */
final class PaddedRows {

  private final int count;
  private final int length;
  private final int padded;
  private final boolean isCopied;
  private final ObjectPool<float[]> copies;

  PaddedRows(int count, int length) {
    this.count = count;
    this.length = length;
    this.padded = Math.toIntExact(Matrix.paddedRow(length));
    this.isCopied = length != padded;
    this.copies = new ObjectPool<>(() -> new float[isCopied ? count * padded : 0]);
  }

  /** Copies to be taken from, and given back to. */
  ObjectPool<float[]> copies() {
    return copies;
  }

  /** The array for rows that belong in another; the content of a copy is of another sample. */
  float[] of(float[] values, float[] copy) {
    return isCopied ? copy : values;
  }

  /** Where they begin in that array, if they belong to this index of the other. */
  int at(int at) {
    return isCopied ? 0 : at;
  }

  /** Copies the rows to where they belong. */
  void copyTo(float[] values, int at, float[] copy) {
    for (int row = 0; row < count && isCopied; row++) {
      System.arraycopy(copy, row * padded, values, at + row * length, length);
    }
  }

  /** The rows that stand at an index of an array, [count][length]. */
  Matrix matrix(float[] values, int at, float[] copy) {
    for (int row = 0; row < count && isCopied; row++) {
      System.arraycopy(values, at + row * length, copy, row * padded, length);
    }
    return new Matrix(of(values, copy), at(at), count, length, padded, 1);
  }
}
