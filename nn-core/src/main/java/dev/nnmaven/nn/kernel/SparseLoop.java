package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.kernel.SimdKernels.L;
import static dev.nnmaven.nn.kernel.SimdKernels.broadcast;
import static dev.nnmaven.nn.kernel.SimdKernels.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Products with the few elements of a row that are not zero, vectorized. */
final class SparseLoop {

  private SparseLoop() {}

  /** As {@link Kernels#addProducts}. */
  static void addProducts(
      Matrix a, int m, Matrix b, int bAt, int bStep, Matrix c, int cAt, int cStep) {
    float[] as = a.values();
    float[] bs = b.values();
    float[] cs = c.values();
    int i = a.index(m, 0);
    int count = a.columns();
    int length = c.rowStride();
    for (int block = 0; block < count; block += L) {
      int end = Math.min(block + L, count);
      if (end - block == L && !load(as, i + block).compare(VectorOperators.NE, 0f).anyTrue()) {
        continue;
      }
      for (int k = block; k < end; k++) {
        if (as[i + k] != 0f) {
          FloatVector factor = broadcast(as[i + k]);
          int from = bAt + k * bStep;
          int to = cAt + k * cStep;
          for (int n = 0; n < length; n += L) {
            factor.fma(load(bs, from + n), load(cs, to + n)).intoArray(cs, to + n);
          }
        }
      }
    }
  }
}
