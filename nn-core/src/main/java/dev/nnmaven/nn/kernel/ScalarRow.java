package dev.nnmaven.nn.kernel;

/**
 * One row of C ← S + A·B in plain Java: a single sample. Computes sixteen sums at a time, each in a
 * local variable and so in a register, and stores them once all terms are added. Nothing is copied
 * or allocated. The copying of {@link ScalarKernels} would be up to 25% faster here too, but would
 * allocate 8 KiB per sample.
 */
final class ScalarRow {

  /** Number of sums at a time; rows are padded to a multiple of it. */
  private static final int SUMS = 16;

  private ScalarRow() {}

  /** As {@link Kernels#multiplyAdd}, for a C of one row. */
  static void multiplyAdd(Matrix a, Matrix b, Matrix start, Matrix c) {
    for (int n = 0; n < c.rowStride(); n += SUMS) {
      add(
          a.values(),
          a.offset(),
          a.columnStride(),
          b.values(),
          b.index(0, n),
          b.rowStride(),
          b.rows(),
          start.values(),
          start.index(0, n),
          c.values(),
          c.index(0, n));
    }
  }

  private static void add(
      float[] a,
      int ai,
      int aStep,
      float[] b,
      int bi,
      int bStep,
      int terms,
      float[] start,
      int si,
      float[] c,
      int ci) {
    float s0 = start[si];
    float s1 = start[si + 1];
    float s2 = start[si + 2];
    float s3 = start[si + 3];
    float s4 = start[si + 4];
    float s5 = start[si + 5];
    float s6 = start[si + 6];
    float s7 = start[si + 7];
    float s8 = start[si + 8];
    float s9 = start[si + 9];
    float s10 = start[si + 10];
    float s11 = start[si + 11];
    float s12 = start[si + 12];
    float s13 = start[si + 13];
    float s14 = start[si + 14];
    float s15 = start[si + 15];
    int j = ai;
    int i = bi;
    for (int left = terms; left > 0; left--) {
      float x = a[j];
      s0 = Math.fma(x, b[i], s0);
      s1 = Math.fma(x, b[i + 1], s1);
      s2 = Math.fma(x, b[i + 2], s2);
      s3 = Math.fma(x, b[i + 3], s3);
      s4 = Math.fma(x, b[i + 4], s4);
      s5 = Math.fma(x, b[i + 5], s5);
      s6 = Math.fma(x, b[i + 6], s6);
      s7 = Math.fma(x, b[i + 7], s7);
      s8 = Math.fma(x, b[i + 8], s8);
      s9 = Math.fma(x, b[i + 9], s9);
      s10 = Math.fma(x, b[i + 10], s10);
      s11 = Math.fma(x, b[i + 11], s11);
      s12 = Math.fma(x, b[i + 12], s12);
      s13 = Math.fma(x, b[i + 13], s13);
      s14 = Math.fma(x, b[i + 14], s14);
      s15 = Math.fma(x, b[i + 15], s15);
      j += aStep;
      i += bStep;
    }
    c[ci] = s0;
    c[ci + 1] = s1;
    c[ci + 2] = s2;
    c[ci + 3] = s3;
    c[ci + 4] = s4;
    c[ci + 5] = s5;
    c[ci + 6] = s6;
    c[ci + 7] = s7;
    c[ci + 8] = s8;
    c[ci + 9] = s9;
    c[ci + 10] = s10;
    c[ci + 11] = s11;
    c[ci + 12] = s12;
    c[ci + 13] = s13;
    c[ci + 14] = s14;
    c[ci + 15] = s15;
  }
}
