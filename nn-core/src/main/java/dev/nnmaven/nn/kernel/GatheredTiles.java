package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.kernel.SimdKernels.L;
import static dev.nnmaven.nn.kernel.SimdKernels.broadcast;
import static dev.nnmaven.nn.kernel.SimdKernels.load;

import jdk.incubator.vector.FloatVector;

/**
 * As {@link StridedTiles}, for an A that is gathered: C ← S + A·B, where each row of A has an index
 * of its own, to which that of a term is added, as windows of a convolution have.
 *
 * <p>Row m of A begins at {@code a + rowAt[m]}, that of C, from column n on, at {@code c + m ·
 * bRow}. Rows behind the {@code last} are it once more, as there. There are many rows, one for each
 * window, and few columns, one for each filter: the narrower a tile, the taller, up to 16 sums. Of
 * the 16 registers of AVX2, 12 are for sums: where one of 16 is in memory between its terms, each
 * term waits for it.
 */
final class GatheredTiles {

  private GatheredTiles() {}

  /** 4 rows of 4 vectors. */
  static void add4x4(
      Gather g, float[] as, int a, int m, int last, Matrix b, Matrix s, int n, float[] cs, int c) {
    int[] rowAt = g.rowAt();
    float[] bs = b.values();
    int bRow = b.rowStride();
    float[] starts = s.values();
    int m1 = Math.min(m + 1, last);
    int m2 = Math.min(m + 2, last);
    int m3 = Math.min(m + 3, last);
    int i0 = s.index(m, n);
    FloatVector s00 = load(starts, i0);
    FloatVector s01 = load(starts, i0 + L);
    FloatVector s02 = load(starts, i0 + 2 * L);
    FloatVector s03 = load(starts, i0 + 3 * L);
    int i1 = s.index(m1, n);
    FloatVector s10 = load(starts, i1);
    FloatVector s11 = load(starts, i1 + L);
    FloatVector s12 = load(starts, i1 + 2 * L);
    FloatVector s13 = load(starts, i1 + 3 * L);
    int i2 = s.index(m2, n);
    FloatVector s20 = load(starts, i2);
    FloatVector s21 = load(starts, i2 + L);
    FloatVector s22 = load(starts, i2 + 2 * L);
    FloatVector s23 = load(starts, i2 + 3 * L);
    int i3 = s.index(m3, n);
    FloatVector s30 = load(starts, i3);
    FloatVector s31 = load(starts, i3 + L);
    FloatVector s32 = load(starts, i3 + 2 * L);
    FloatVector s33 = load(starts, i3 + 3 * L);
    int a0 = a + rowAt[m];
    int a1 = a + rowAt[m1];
    int a2 = a + rowAt[m2];
    int a3 = a + rowAt[m3];
    int bi = b.index(0, n);
    for (int t : g.termAt()) {
      FloatVector b0 = load(bs, bi);
      FloatVector b1 = load(bs, bi + L);
      FloatVector b2 = load(bs, bi + 2 * L);
      FloatVector b3 = load(bs, bi + 3 * L);
      FloatVector x0 = broadcast(as[a0 + t]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      s03 = x0.fma(b3, s03);
      FloatVector x1 = broadcast(as[a1 + t]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      s13 = x1.fma(b3, s13);
      FloatVector x2 = broadcast(as[a2 + t]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      s22 = x2.fma(b2, s22);
      s23 = x2.fma(b3, s23);
      FloatVector x3 = broadcast(as[a3 + t]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      s32 = x3.fma(b2, s32);
      s33 = x3.fma(b3, s33);
      bi += bRow;
    }
    int c0 = c + m * bRow;
    s00.intoArray(cs, c0);
    s01.intoArray(cs, c0 + L);
    s02.intoArray(cs, c0 + 2 * L);
    s03.intoArray(cs, c0 + 3 * L);
    int c1 = c + m1 * bRow;
    s10.intoArray(cs, c1);
    s11.intoArray(cs, c1 + L);
    s12.intoArray(cs, c1 + 2 * L);
    s13.intoArray(cs, c1 + 3 * L);
    int c2 = c + m2 * bRow;
    s20.intoArray(cs, c2);
    s21.intoArray(cs, c2 + L);
    s22.intoArray(cs, c2 + 2 * L);
    s23.intoArray(cs, c2 + 3 * L);
    int c3 = c + m3 * bRow;
    s30.intoArray(cs, c3);
    s31.intoArray(cs, c3 + L);
    s32.intoArray(cs, c3 + 2 * L);
    s33.intoArray(cs, c3 + 3 * L);
  }

  /** 4 rows of 3 vectors. */
  static void add4x3(
      Gather g, float[] as, int a, int m, int last, Matrix b, Matrix s, int n, float[] cs, int c) {
    int[] rowAt = g.rowAt();
    float[] bs = b.values();
    int bRow = b.rowStride();
    float[] starts = s.values();
    int m1 = Math.min(m + 1, last);
    int m2 = Math.min(m + 2, last);
    int m3 = Math.min(m + 3, last);
    int i0 = s.index(m, n);
    FloatVector s00 = load(starts, i0);
    FloatVector s01 = load(starts, i0 + L);
    FloatVector s02 = load(starts, i0 + 2 * L);
    int i1 = s.index(m1, n);
    FloatVector s10 = load(starts, i1);
    FloatVector s11 = load(starts, i1 + L);
    FloatVector s12 = load(starts, i1 + 2 * L);
    int i2 = s.index(m2, n);
    FloatVector s20 = load(starts, i2);
    FloatVector s21 = load(starts, i2 + L);
    FloatVector s22 = load(starts, i2 + 2 * L);
    int i3 = s.index(m3, n);
    FloatVector s30 = load(starts, i3);
    FloatVector s31 = load(starts, i3 + L);
    FloatVector s32 = load(starts, i3 + 2 * L);
    int a0 = a + rowAt[m];
    int a1 = a + rowAt[m1];
    int a2 = a + rowAt[m2];
    int a3 = a + rowAt[m3];
    int bi = b.index(0, n);
    for (int t : g.termAt()) {
      FloatVector b0 = load(bs, bi);
      FloatVector b1 = load(bs, bi + L);
      FloatVector b2 = load(bs, bi + 2 * L);
      FloatVector x0 = broadcast(as[a0 + t]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      FloatVector x1 = broadcast(as[a1 + t]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      FloatVector x2 = broadcast(as[a2 + t]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      s22 = x2.fma(b2, s22);
      FloatVector x3 = broadcast(as[a3 + t]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      s32 = x3.fma(b2, s32);
      bi += bRow;
    }
    int c0 = c + m * bRow;
    s00.intoArray(cs, c0);
    s01.intoArray(cs, c0 + L);
    s02.intoArray(cs, c0 + 2 * L);
    int c1 = c + m1 * bRow;
    s10.intoArray(cs, c1);
    s11.intoArray(cs, c1 + L);
    s12.intoArray(cs, c1 + 2 * L);
    int c2 = c + m2 * bRow;
    s20.intoArray(cs, c2);
    s21.intoArray(cs, c2 + L);
    s22.intoArray(cs, c2 + 2 * L);
    int c3 = c + m3 * bRow;
    s30.intoArray(cs, c3);
    s31.intoArray(cs, c3 + L);
    s32.intoArray(cs, c3 + 2 * L);
  }

  /** 6 rows of 2 vectors. */
  static void add6x2(
      Gather g, float[] as, int a, int m, int last, Matrix b, Matrix s, int n, float[] cs, int c) {
    int[] rowAt = g.rowAt();
    float[] bs = b.values();
    int bRow = b.rowStride();
    float[] starts = s.values();
    int m1 = Math.min(m + 1, last);
    int m2 = Math.min(m + 2, last);
    int m3 = Math.min(m + 3, last);
    int m4 = Math.min(m + 4, last);
    int m5 = Math.min(m + 5, last);
    int i0 = s.index(m, n);
    FloatVector s00 = load(starts, i0);
    FloatVector s01 = load(starts, i0 + L);
    int i1 = s.index(m1, n);
    FloatVector s10 = load(starts, i1);
    FloatVector s11 = load(starts, i1 + L);
    int i2 = s.index(m2, n);
    FloatVector s20 = load(starts, i2);
    FloatVector s21 = load(starts, i2 + L);
    int i3 = s.index(m3, n);
    FloatVector s30 = load(starts, i3);
    FloatVector s31 = load(starts, i3 + L);
    int i4 = s.index(m4, n);
    FloatVector s40 = load(starts, i4);
    FloatVector s41 = load(starts, i4 + L);
    int i5 = s.index(m5, n);
    FloatVector s50 = load(starts, i5);
    FloatVector s51 = load(starts, i5 + L);
    int a0 = a + rowAt[m];
    int a1 = a + rowAt[m1];
    int a2 = a + rowAt[m2];
    int a3 = a + rowAt[m3];
    int a4 = a + rowAt[m4];
    int a5 = a + rowAt[m5];
    int bi = b.index(0, n);
    for (int t : g.termAt()) {
      FloatVector b0 = load(bs, bi);
      FloatVector b1 = load(bs, bi + L);
      FloatVector x0 = broadcast(as[a0 + t]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      FloatVector x1 = broadcast(as[a1 + t]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      FloatVector x2 = broadcast(as[a2 + t]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      FloatVector x3 = broadcast(as[a3 + t]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      FloatVector x4 = broadcast(as[a4 + t]);
      s40 = x4.fma(b0, s40);
      s41 = x4.fma(b1, s41);
      FloatVector x5 = broadcast(as[a5 + t]);
      s50 = x5.fma(b0, s50);
      s51 = x5.fma(b1, s51);
      bi += bRow;
    }
    int c0 = c + m * bRow;
    s00.intoArray(cs, c0);
    s01.intoArray(cs, c0 + L);
    int c1 = c + m1 * bRow;
    s10.intoArray(cs, c1);
    s11.intoArray(cs, c1 + L);
    int c2 = c + m2 * bRow;
    s20.intoArray(cs, c2);
    s21.intoArray(cs, c2 + L);
    int c3 = c + m3 * bRow;
    s30.intoArray(cs, c3);
    s31.intoArray(cs, c3 + L);
    int c4 = c + m4 * bRow;
    s40.intoArray(cs, c4);
    s41.intoArray(cs, c4 + L);
    int c5 = c + m5 * bRow;
    s50.intoArray(cs, c5);
    s51.intoArray(cs, c5 + L);
  }

  /** 8 rows of 2 vectors. */
  static void add8x2(
      Gather g, float[] as, int a, int m, int last, Matrix b, Matrix s, int n, float[] cs, int c) {
    int[] rowAt = g.rowAt();
    float[] bs = b.values();
    int bRow = b.rowStride();
    float[] starts = s.values();
    int m1 = Math.min(m + 1, last);
    int m2 = Math.min(m + 2, last);
    int m3 = Math.min(m + 3, last);
    int m4 = Math.min(m + 4, last);
    int m5 = Math.min(m + 5, last);
    int m6 = Math.min(m + 6, last);
    int m7 = Math.min(m + 7, last);
    int i0 = s.index(m, n);
    FloatVector s00 = load(starts, i0);
    FloatVector s01 = load(starts, i0 + L);
    int i1 = s.index(m1, n);
    FloatVector s10 = load(starts, i1);
    FloatVector s11 = load(starts, i1 + L);
    int i2 = s.index(m2, n);
    FloatVector s20 = load(starts, i2);
    FloatVector s21 = load(starts, i2 + L);
    int i3 = s.index(m3, n);
    FloatVector s30 = load(starts, i3);
    FloatVector s31 = load(starts, i3 + L);
    int i4 = s.index(m4, n);
    FloatVector s40 = load(starts, i4);
    FloatVector s41 = load(starts, i4 + L);
    int i5 = s.index(m5, n);
    FloatVector s50 = load(starts, i5);
    FloatVector s51 = load(starts, i5 + L);
    int i6 = s.index(m6, n);
    FloatVector s60 = load(starts, i6);
    FloatVector s61 = load(starts, i6 + L);
    int i7 = s.index(m7, n);
    FloatVector s70 = load(starts, i7);
    FloatVector s71 = load(starts, i7 + L);
    int a0 = a + rowAt[m];
    int a1 = a + rowAt[m1];
    int a2 = a + rowAt[m2];
    int a3 = a + rowAt[m3];
    int a4 = a + rowAt[m4];
    int a5 = a + rowAt[m5];
    int a6 = a + rowAt[m6];
    int a7 = a + rowAt[m7];
    int bi = b.index(0, n);
    for (int t : g.termAt()) {
      FloatVector b0 = load(bs, bi);
      FloatVector b1 = load(bs, bi + L);
      FloatVector x0 = broadcast(as[a0 + t]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      FloatVector x1 = broadcast(as[a1 + t]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      FloatVector x2 = broadcast(as[a2 + t]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      FloatVector x3 = broadcast(as[a3 + t]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      FloatVector x4 = broadcast(as[a4 + t]);
      s40 = x4.fma(b0, s40);
      s41 = x4.fma(b1, s41);
      FloatVector x5 = broadcast(as[a5 + t]);
      s50 = x5.fma(b0, s50);
      s51 = x5.fma(b1, s51);
      FloatVector x6 = broadcast(as[a6 + t]);
      s60 = x6.fma(b0, s60);
      s61 = x6.fma(b1, s61);
      FloatVector x7 = broadcast(as[a7 + t]);
      s70 = x7.fma(b0, s70);
      s71 = x7.fma(b1, s71);
      bi += bRow;
    }
    int c0 = c + m * bRow;
    s00.intoArray(cs, c0);
    s01.intoArray(cs, c0 + L);
    int c1 = c + m1 * bRow;
    s10.intoArray(cs, c1);
    s11.intoArray(cs, c1 + L);
    int c2 = c + m2 * bRow;
    s20.intoArray(cs, c2);
    s21.intoArray(cs, c2 + L);
    int c3 = c + m3 * bRow;
    s30.intoArray(cs, c3);
    s31.intoArray(cs, c3 + L);
    int c4 = c + m4 * bRow;
    s40.intoArray(cs, c4);
    s41.intoArray(cs, c4 + L);
    int c5 = c + m5 * bRow;
    s50.intoArray(cs, c5);
    s51.intoArray(cs, c5 + L);
    int c6 = c + m6 * bRow;
    s60.intoArray(cs, c6);
    s61.intoArray(cs, c6 + L);
    int c7 = c + m7 * bRow;
    s70.intoArray(cs, c7);
    s71.intoArray(cs, c7 + L);
  }

  /** 16 rows of 1 vector. */
  static void add16x1(
      Gather g, float[] as, int a, int m, int last, Matrix b, Matrix s, int n, float[] cs, int c) {
    int[] rowAt = g.rowAt();
    float[] bs = b.values();
    int bRow = b.rowStride();
    float[] starts = s.values();
    int m1 = Math.min(m + 1, last);
    int m2 = Math.min(m + 2, last);
    int m3 = Math.min(m + 3, last);
    int m4 = Math.min(m + 4, last);
    int m5 = Math.min(m + 5, last);
    int m6 = Math.min(m + 6, last);
    int m7 = Math.min(m + 7, last);
    int m8 = Math.min(m + 8, last);
    int m9 = Math.min(m + 9, last);
    int m10 = Math.min(m + 10, last);
    int m11 = Math.min(m + 11, last);
    int m12 = Math.min(m + 12, last);
    int m13 = Math.min(m + 13, last);
    int m14 = Math.min(m + 14, last);
    int m15 = Math.min(m + 15, last);
    FloatVector s00 = load(starts, s.index(m, n));
    FloatVector s10 = load(starts, s.index(m1, n));
    FloatVector s20 = load(starts, s.index(m2, n));
    FloatVector s30 = load(starts, s.index(m3, n));
    FloatVector s40 = load(starts, s.index(m4, n));
    FloatVector s50 = load(starts, s.index(m5, n));
    FloatVector s60 = load(starts, s.index(m6, n));
    FloatVector s70 = load(starts, s.index(m7, n));
    FloatVector s80 = load(starts, s.index(m8, n));
    FloatVector s90 = load(starts, s.index(m9, n));
    FloatVector s100 = load(starts, s.index(m10, n));
    FloatVector s110 = load(starts, s.index(m11, n));
    FloatVector s120 = load(starts, s.index(m12, n));
    FloatVector s130 = load(starts, s.index(m13, n));
    FloatVector s140 = load(starts, s.index(m14, n));
    FloatVector s150 = load(starts, s.index(m15, n));
    int a0 = a + rowAt[m];
    int a1 = a + rowAt[m1];
    int a2 = a + rowAt[m2];
    int a3 = a + rowAt[m3];
    int a4 = a + rowAt[m4];
    int a5 = a + rowAt[m5];
    int a6 = a + rowAt[m6];
    int a7 = a + rowAt[m7];
    int a8 = a + rowAt[m8];
    int a9 = a + rowAt[m9];
    int a10 = a + rowAt[m10];
    int a11 = a + rowAt[m11];
    int a12 = a + rowAt[m12];
    int a13 = a + rowAt[m13];
    int a14 = a + rowAt[m14];
    int a15 = a + rowAt[m15];
    int bi = b.index(0, n);
    for (int t : g.termAt()) {
      FloatVector b0 = load(bs, bi);
      s00 = broadcast(as[a0 + t]).fma(b0, s00);
      s10 = broadcast(as[a1 + t]).fma(b0, s10);
      s20 = broadcast(as[a2 + t]).fma(b0, s20);
      s30 = broadcast(as[a3 + t]).fma(b0, s30);
      s40 = broadcast(as[a4 + t]).fma(b0, s40);
      s50 = broadcast(as[a5 + t]).fma(b0, s50);
      s60 = broadcast(as[a6 + t]).fma(b0, s60);
      s70 = broadcast(as[a7 + t]).fma(b0, s70);
      s80 = broadcast(as[a8 + t]).fma(b0, s80);
      s90 = broadcast(as[a9 + t]).fma(b0, s90);
      s100 = broadcast(as[a10 + t]).fma(b0, s100);
      s110 = broadcast(as[a11 + t]).fma(b0, s110);
      s120 = broadcast(as[a12 + t]).fma(b0, s120);
      s130 = broadcast(as[a13 + t]).fma(b0, s130);
      s140 = broadcast(as[a14 + t]).fma(b0, s140);
      s150 = broadcast(as[a15 + t]).fma(b0, s150);
      bi += bRow;
    }
    s00.intoArray(cs, c + m * bRow);
    s10.intoArray(cs, c + m1 * bRow);
    s20.intoArray(cs, c + m2 * bRow);
    s30.intoArray(cs, c + m3 * bRow);
    s40.intoArray(cs, c + m4 * bRow);
    s50.intoArray(cs, c + m5 * bRow);
    s60.intoArray(cs, c + m6 * bRow);
    s70.intoArray(cs, c + m7 * bRow);
    s80.intoArray(cs, c + m8 * bRow);
    s90.intoArray(cs, c + m9 * bRow);
    s100.intoArray(cs, c + m10 * bRow);
    s110.intoArray(cs, c + m11 * bRow);
    s120.intoArray(cs, c + m12 * bRow);
    s130.intoArray(cs, c + m13 * bRow);
    s140.intoArray(cs, c + m14 * bRow);
    s150.intoArray(cs, c + m15 * bRow);
  }
}
