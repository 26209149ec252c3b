package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.kernel.SimdKernels.L;
import static dev.nnmaven.nn.kernel.SimdKernels.broadcast;
import static dev.nnmaven.nn.kernel.SimdKernels.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Products with the few elements of a row that are not zero, vectorized. */
final class SparseLoop {

  private SparseLoop() {}

  /** As {@link Kernels#addProducts}: elements i to {@code i + count - 1} of a. */
  static void addProducts(
      float[] a,
      int i,
      int count,
      float[] b,
      int firstB,
      int stepB,
      float[] c,
      int firstC,
      int stepC,
      int length) {
    for (int block = 0; block < count; block += L) {
      int end = Math.min(block + L, count);
      if (end - block == L && !load(a, i + block).compare(VectorOperators.NE, 0f).anyTrue()) {
        continue;
      }
      for (int k = block; k < end; k++) {
        if (a[i + k] != 0f) {
          FloatVector factor = broadcast(a[i + k]);
          int from = firstB + k * stepB;
          int to = firstC + k * stepC;
          for (int n = 0; n < length; n += L) {
            factor.fma(load(b, from + n), load(c, to + n)).intoArray(c, to + n);
          }
        }
      }
    }
  }
}
