package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.kernel.SimdKernels.L;
import static dev.nnmaven.nn.kernel.SimdKernels.broadcast;
import static dev.nnmaven.nn.kernel.SimdKernels.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Products with the few elements of a row that are not zero, vectorized. */
final class SparseLoops {

  private SparseLoops() {}

  /** c ← c + Σ aₖ · B[k], with k ascending. */
  static void addRows(
      float[] a, int i, int count, float[] b, int firstRow, int stride, float[] c, int o) {
    for (int block = 0; block < count; block += L) {
      int end = Math.min(block + L, count);
      if (isZero(a, i + block, end - block)) {
        continue;
      }
      for (int k = block; k < end; k++) {
        if (a[i + k] != 0f) {
          FloatVector factor = broadcast(a[i + k]);
          int row = firstRow + k * stride;
          for (int n = 0; n < stride; n += L) {
            factor.fma(load(b, row + n), load(c, o + n)).intoArray(c, o + n);
          }
        }
      }
    }
  }

  /** C[k] ← C[k] + aₖ · b for each k. */
  static void addToRows(
      float[] a, int i, int count, float[] b, int o, float[] c, int firstRow, int stride) {
    for (int block = 0; block < count; block += L) {
      int end = Math.min(block + L, count);
      if (isZero(a, i + block, end - block)) {
        continue;
      }
      for (int k = block; k < end; k++) {
        if (a[i + k] != 0f) {
          FloatVector factor = broadcast(a[i + k]);
          int row = firstRow + k * stride;
          for (int n = 0; n < stride; n += L) {
            factor.fma(load(b, o + n), load(c, row + n)).intoArray(c, row + n);
          }
        }
      }
    }
  }

  /** Whether a block is zero throughout; one that is not whole is looked at in any case. */
  private static boolean isZero(float[] a, int i, int length) {
    return length == L && !load(a, i).compare(VectorOperators.NE, 0f).anyTrue();
  }
}
