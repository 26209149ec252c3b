package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.kernel.SimdKernels.L;
import static dev.nnmaven.nn.kernel.SimdKernels.broadcast;
import static dev.nnmaven.nn.kernel.SimdKernels.load;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of C ← S + A·B, 4 rows of 3 or 4 vectors or 5 of 1 or 2, whose sums stay in registers until
 * all terms are added.
 *
 * <p>Unrolled by hand, since the compiler keeps vectors in registers only if each is a local
 * variable; {@link SimdKernels} explains the sizes. Each line does one of three things: load or
 * store a sum, load a vector of B or broadcast an element of A, add a term.
 *
 * <p>S and C are taken from column n and row m on; {@code first} is the index of A's row m, {@code
 * bFirst} that of B's first element. Rows behind the {@code last} are it once more: all sums are
 * loaded before one is stored, so that computing it twice does no harm, and no tile is needed for
 * what others leave over.
 *
 * <p>One index runs along A and one along B, and what is added to them are local variables: with an
 * index for each row of A, or strides read from the matrix, the compiler runs out of registers for
 * whole numbers, and the loop takes a fifth longer.
 */
final class StridedTiles {

  private StridedTiles() {}

  /** 4 rows of 4 vectors. */
  static void add4x4(
      Matrix a, int first, Matrix b, int bFirst, Matrix start, Matrix c, int n, int m, int last) {
    int m1 = Math.min(m + 1, last);
    int m2 = Math.min(m + 2, last);
    int m3 = Math.min(m + 3, last);
    float[] starts = start.values();
    int i0 = start.index(m, n);
    FloatVector s00 = load(starts, i0);
    FloatVector s01 = load(starts, i0 + L);
    FloatVector s02 = load(starts, i0 + 2 * L);
    FloatVector s03 = load(starts, i0 + 3 * L);
    int i1 = start.index(m1, n);
    FloatVector s10 = load(starts, i1);
    FloatVector s11 = load(starts, i1 + L);
    FloatVector s12 = load(starts, i1 + 2 * L);
    FloatVector s13 = load(starts, i1 + 3 * L);
    int i2 = start.index(m2, n);
    FloatVector s20 = load(starts, i2);
    FloatVector s21 = load(starts, i2 + L);
    FloatVector s22 = load(starts, i2 + 2 * L);
    FloatVector s23 = load(starts, i2 + 3 * L);
    int i3 = start.index(m3, n);
    FloatVector s30 = load(starts, i3);
    FloatVector s31 = load(starts, i3 + L);
    FloatVector s32 = load(starts, i3 + 2 * L);
    FloatVector s33 = load(starts, i3 + 3 * L);
    float[] as = a.values();
    float[] bs = b.values();
    int aRow = a.rowStride();
    int aColumn = a.columnStride();
    int bRow = b.rowStride();
    int a1 = (m1 - m) * aRow;
    int a2 = (m2 - m) * aRow;
    int a3 = (m3 - m) * aRow;
    int ai = first;
    int bi = bFirst;
    for (int left = b.rows(); left > 0; left--) {
      FloatVector b0 = load(bs, bi);
      FloatVector b1 = load(bs, bi + L);
      FloatVector b2 = load(bs, bi + 2 * L);
      FloatVector b3 = load(bs, bi + 3 * L);
      FloatVector x0 = broadcast(as[ai]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      s03 = x0.fma(b3, s03);
      FloatVector x1 = broadcast(as[ai + a1]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      s13 = x1.fma(b3, s13);
      FloatVector x2 = broadcast(as[ai + a2]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      s22 = x2.fma(b2, s22);
      s23 = x2.fma(b3, s23);
      FloatVector x3 = broadcast(as[ai + a3]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      s32 = x3.fma(b2, s32);
      s33 = x3.fma(b3, s33);
      ai += aColumn;
      bi += bRow;
    }
    float[] cs = c.values();
    int c0 = c.index(m, n);
    s00.intoArray(cs, c0);
    s01.intoArray(cs, c0 + L);
    s02.intoArray(cs, c0 + 2 * L);
    s03.intoArray(cs, c0 + 3 * L);
    int c1 = c.index(m1, n);
    s10.intoArray(cs, c1);
    s11.intoArray(cs, c1 + L);
    s12.intoArray(cs, c1 + 2 * L);
    s13.intoArray(cs, c1 + 3 * L);
    int c2 = c.index(m2, n);
    s20.intoArray(cs, c2);
    s21.intoArray(cs, c2 + L);
    s22.intoArray(cs, c2 + 2 * L);
    s23.intoArray(cs, c2 + 3 * L);
    int c3 = c.index(m3, n);
    s30.intoArray(cs, c3);
    s31.intoArray(cs, c3 + L);
    s32.intoArray(cs, c3 + 2 * L);
    s33.intoArray(cs, c3 + 3 * L);
  }

  /** 4 rows of 3 vectors. */
  static void add4x3(
      Matrix a, int first, Matrix b, int bFirst, Matrix start, Matrix c, int n, int m, int last) {
    int m1 = Math.min(m + 1, last);
    int m2 = Math.min(m + 2, last);
    int m3 = Math.min(m + 3, last);
    float[] starts = start.values();
    int i0 = start.index(m, n);
    FloatVector s00 = load(starts, i0);
    FloatVector s01 = load(starts, i0 + L);
    FloatVector s02 = load(starts, i0 + 2 * L);
    int i1 = start.index(m1, n);
    FloatVector s10 = load(starts, i1);
    FloatVector s11 = load(starts, i1 + L);
    FloatVector s12 = load(starts, i1 + 2 * L);
    int i2 = start.index(m2, n);
    FloatVector s20 = load(starts, i2);
    FloatVector s21 = load(starts, i2 + L);
    FloatVector s22 = load(starts, i2 + 2 * L);
    int i3 = start.index(m3, n);
    FloatVector s30 = load(starts, i3);
    FloatVector s31 = load(starts, i3 + L);
    FloatVector s32 = load(starts, i3 + 2 * L);
    float[] as = a.values();
    float[] bs = b.values();
    int aRow = a.rowStride();
    int aColumn = a.columnStride();
    int bRow = b.rowStride();
    int a1 = (m1 - m) * aRow;
    int a2 = (m2 - m) * aRow;
    int a3 = (m3 - m) * aRow;
    int ai = first;
    int bi = bFirst;
    for (int left = b.rows(); left > 0; left--) {
      FloatVector b0 = load(bs, bi);
      FloatVector b1 = load(bs, bi + L);
      FloatVector b2 = load(bs, bi + 2 * L);
      FloatVector x0 = broadcast(as[ai]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      FloatVector x1 = broadcast(as[ai + a1]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      FloatVector x2 = broadcast(as[ai + a2]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      s22 = x2.fma(b2, s22);
      FloatVector x3 = broadcast(as[ai + a3]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      s32 = x3.fma(b2, s32);
      ai += aColumn;
      bi += bRow;
    }
    float[] cs = c.values();
    int c0 = c.index(m, n);
    s00.intoArray(cs, c0);
    s01.intoArray(cs, c0 + L);
    s02.intoArray(cs, c0 + 2 * L);
    int c1 = c.index(m1, n);
    s10.intoArray(cs, c1);
    s11.intoArray(cs, c1 + L);
    s12.intoArray(cs, c1 + 2 * L);
    int c2 = c.index(m2, n);
    s20.intoArray(cs, c2);
    s21.intoArray(cs, c2 + L);
    s22.intoArray(cs, c2 + 2 * L);
    int c3 = c.index(m3, n);
    s30.intoArray(cs, c3);
    s31.intoArray(cs, c3 + L);
    s32.intoArray(cs, c3 + 2 * L);
  }

  /** 5 rows of 2 vectors. */
  static void add5x2(
      Matrix a, int first, Matrix b, int bFirst, Matrix start, Matrix c, int n, int m, int last) {
    int m1 = Math.min(m + 1, last);
    int m2 = Math.min(m + 2, last);
    int m3 = Math.min(m + 3, last);
    int m4 = Math.min(m + 4, last);
    float[] starts = start.values();
    int i0 = start.index(m, n);
    FloatVector s00 = load(starts, i0);
    FloatVector s01 = load(starts, i0 + L);
    int i1 = start.index(m1, n);
    FloatVector s10 = load(starts, i1);
    FloatVector s11 = load(starts, i1 + L);
    int i2 = start.index(m2, n);
    FloatVector s20 = load(starts, i2);
    FloatVector s21 = load(starts, i2 + L);
    int i3 = start.index(m3, n);
    FloatVector s30 = load(starts, i3);
    FloatVector s31 = load(starts, i3 + L);
    int i4 = start.index(m4, n);
    FloatVector s40 = load(starts, i4);
    FloatVector s41 = load(starts, i4 + L);
    float[] as = a.values();
    float[] bs = b.values();
    int aRow = a.rowStride();
    int aColumn = a.columnStride();
    int bRow = b.rowStride();
    int a1 = (m1 - m) * aRow;
    int a2 = (m2 - m) * aRow;
    int a3 = (m3 - m) * aRow;
    int a4 = (m4 - m) * aRow;
    int ai = first;
    int bi = bFirst;
    for (int left = b.rows(); left > 0; left--) {
      FloatVector b0 = load(bs, bi);
      FloatVector b1 = load(bs, bi + L);
      FloatVector x0 = broadcast(as[ai]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      FloatVector x1 = broadcast(as[ai + a1]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      FloatVector x2 = broadcast(as[ai + a2]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      FloatVector x3 = broadcast(as[ai + a3]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      FloatVector x4 = broadcast(as[ai + a4]);
      s40 = x4.fma(b0, s40);
      s41 = x4.fma(b1, s41);
      ai += aColumn;
      bi += bRow;
    }
    float[] cs = c.values();
    int c0 = c.index(m, n);
    s00.intoArray(cs, c0);
    s01.intoArray(cs, c0 + L);
    int c1 = c.index(m1, n);
    s10.intoArray(cs, c1);
    s11.intoArray(cs, c1 + L);
    int c2 = c.index(m2, n);
    s20.intoArray(cs, c2);
    s21.intoArray(cs, c2 + L);
    int c3 = c.index(m3, n);
    s30.intoArray(cs, c3);
    s31.intoArray(cs, c3 + L);
    int c4 = c.index(m4, n);
    s40.intoArray(cs, c4);
    s41.intoArray(cs, c4 + L);
  }

  /** 5 rows of 1 vector. */
  static void add5x1(
      Matrix a, int first, Matrix b, int bFirst, Matrix start, Matrix c, int n, int m, int last) {
    int m1 = Math.min(m + 1, last);
    int m2 = Math.min(m + 2, last);
    int m3 = Math.min(m + 3, last);
    int m4 = Math.min(m + 4, last);
    float[] starts = start.values();
    FloatVector s0 = load(starts, start.index(m, n));
    FloatVector s1 = load(starts, start.index(m1, n));
    FloatVector s2 = load(starts, start.index(m2, n));
    FloatVector s3 = load(starts, start.index(m3, n));
    FloatVector s4 = load(starts, start.index(m4, n));
    float[] as = a.values();
    float[] bs = b.values();
    int aRow = a.rowStride();
    int aColumn = a.columnStride();
    int bRow = b.rowStride();
    int a1 = (m1 - m) * aRow;
    int a2 = (m2 - m) * aRow;
    int a3 = (m3 - m) * aRow;
    int a4 = (m4 - m) * aRow;
    int ai = first;
    int bi = bFirst;
    for (int left = b.rows(); left > 0; left--) {
      FloatVector b0 = load(bs, bi);
      s0 = broadcast(as[ai]).fma(b0, s0);
      s1 = broadcast(as[ai + a1]).fma(b0, s1);
      s2 = broadcast(as[ai + a2]).fma(b0, s2);
      s3 = broadcast(as[ai + a3]).fma(b0, s3);
      s4 = broadcast(as[ai + a4]).fma(b0, s4);
      ai += aColumn;
      bi += bRow;
    }
    float[] cs = c.values();
    s0.intoArray(cs, c.index(m, n));
    s1.intoArray(cs, c.index(m1, n));
    s2.intoArray(cs, c.index(m2, n));
    s3.intoArray(cs, c.index(m3, n));
    s4.intoArray(cs, c.index(m4, n));
  }
}
