package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.kernel.SimdKernels.L;
import static dev.nnmaven.nn.kernel.SimdKernels.broadcast;
import static dev.nnmaven.nn.kernel.SimdKernels.load;

import jdk.incubator.vector.FloatVector;

/**
 * As {@link StridedTiles}, for an A that is gathered: C ← S + A·B, where each row of A has an index
 * of its own, to which that of a term is added. Convolutions have no other product.
 *
 * <p>Row m of C is at {@code c + m · bRow}, that of S at {@code start + m · startRow}, of A at
 * {@code a + rowAt[m]}. Rows from {@code to} on are the last one once more: all sums are loaded
 * before one is stored, so that computing it twice does no harm, and no tile is needed for what
 * others leave over. There are many rows, one for each window, and few columns, one for each
 * filter: the narrower a tile, the taller, up to 16 sums. (8 rows of 2 vectors are more than AVX2
 * has registers for, and yet within some percent of 6.)
 */
final class GatheredTiles {

  private GatheredTiles() {}

  /** 4 rows of 4 vectors. */
  static void add4x4(
      Gather gather,
      float[] as,
      int a,
      int m,
      int to,
      Matrix b,
      int bFirst,
      float[] starts,
      int start,
      int startRow,
      float[] cs,
      int c) {
    int[] rowAt = gather.rowAt();
    float[] bs = b.values();
    int bRow = b.rowStride();
    int last = to - 1;
    int m1 = Math.min(m + 1, last);
    int m2 = Math.min(m + 2, last);
    int m3 = Math.min(m + 3, last);
    int i0 = start + m * startRow;
    FloatVector s00 = load(starts, i0);
    FloatVector s01 = load(starts, i0 + L);
    FloatVector s02 = load(starts, i0 + 2 * L);
    FloatVector s03 = load(starts, i0 + 3 * L);
    int i1 = start + m1 * startRow;
    FloatVector s10 = load(starts, i1);
    FloatVector s11 = load(starts, i1 + L);
    FloatVector s12 = load(starts, i1 + 2 * L);
    FloatVector s13 = load(starts, i1 + 3 * L);
    int i2 = start + m2 * startRow;
    FloatVector s20 = load(starts, i2);
    FloatVector s21 = load(starts, i2 + L);
    FloatVector s22 = load(starts, i2 + 2 * L);
    FloatVector s23 = load(starts, i2 + 3 * L);
    int i3 = start + m3 * startRow;
    FloatVector s30 = load(starts, i3);
    FloatVector s31 = load(starts, i3 + L);
    FloatVector s32 = load(starts, i3 + 2 * L);
    FloatVector s33 = load(starts, i3 + 3 * L);
    int a0 = a + rowAt[m];
    int a1 = a + rowAt[m1];
    int a2 = a + rowAt[m2];
    int a3 = a + rowAt[m3];
    int bi = bFirst;
    for (int t : gather.termAt()) {
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
      Gather gather,
      float[] as,
      int a,
      int m,
      int to,
      Matrix b,
      int bFirst,
      float[] starts,
      int start,
      int startRow,
      float[] cs,
      int c) {
    int[] rowAt = gather.rowAt();
    float[] bs = b.values();
    int bRow = b.rowStride();
    int last = to - 1;
    int m1 = Math.min(m + 1, last);
    int m2 = Math.min(m + 2, last);
    int m3 = Math.min(m + 3, last);
    int i0 = start + m * startRow;
    FloatVector s00 = load(starts, i0);
    FloatVector s01 = load(starts, i0 + L);
    FloatVector s02 = load(starts, i0 + 2 * L);
    int i1 = start + m1 * startRow;
    FloatVector s10 = load(starts, i1);
    FloatVector s11 = load(starts, i1 + L);
    FloatVector s12 = load(starts, i1 + 2 * L);
    int i2 = start + m2 * startRow;
    FloatVector s20 = load(starts, i2);
    FloatVector s21 = load(starts, i2 + L);
    FloatVector s22 = load(starts, i2 + 2 * L);
    int i3 = start + m3 * startRow;
    FloatVector s30 = load(starts, i3);
    FloatVector s31 = load(starts, i3 + L);
    FloatVector s32 = load(starts, i3 + 2 * L);
    int a0 = a + rowAt[m];
    int a1 = a + rowAt[m1];
    int a2 = a + rowAt[m2];
    int a3 = a + rowAt[m3];
    int bi = bFirst;
    for (int t : gather.termAt()) {
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

  /** 8 rows of 2 vectors. */
  static void add8x2(
      Gather gather,
      float[] as,
      int a,
      int m,
      int to,
      Matrix b,
      int bFirst,
      float[] starts,
      int start,
      int startRow,
      float[] cs,
      int c) {
    int[] rowAt = gather.rowAt();
    float[] bs = b.values();
    int bRow = b.rowStride();
    int last = to - 1;
    int m1 = Math.min(m + 1, last);
    int m2 = Math.min(m + 2, last);
    int m3 = Math.min(m + 3, last);
    int m4 = Math.min(m + 4, last);
    int m5 = Math.min(m + 5, last);
    int m6 = Math.min(m + 6, last);
    int m7 = Math.min(m + 7, last);
    int i0 = start + m * startRow;
    FloatVector s00 = load(starts, i0);
    FloatVector s01 = load(starts, i0 + L);
    int i1 = start + m1 * startRow;
    FloatVector s10 = load(starts, i1);
    FloatVector s11 = load(starts, i1 + L);
    int i2 = start + m2 * startRow;
    FloatVector s20 = load(starts, i2);
    FloatVector s21 = load(starts, i2 + L);
    int i3 = start + m3 * startRow;
    FloatVector s30 = load(starts, i3);
    FloatVector s31 = load(starts, i3 + L);
    int i4 = start + m4 * startRow;
    FloatVector s40 = load(starts, i4);
    FloatVector s41 = load(starts, i4 + L);
    int i5 = start + m5 * startRow;
    FloatVector s50 = load(starts, i5);
    FloatVector s51 = load(starts, i5 + L);
    int i6 = start + m6 * startRow;
    FloatVector s60 = load(starts, i6);
    FloatVector s61 = load(starts, i6 + L);
    int i7 = start + m7 * startRow;
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
    int bi = bFirst;
    for (int t : gather.termAt()) {
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
      Gather gather,
      float[] as,
      int a,
      int m,
      int to,
      Matrix b,
      int bFirst,
      float[] starts,
      int start,
      int startRow,
      float[] cs,
      int c) {
    int[] rowAt = gather.rowAt();
    float[] bs = b.values();
    int bRow = b.rowStride();
    int last = to - 1;
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
    FloatVector s00 = load(starts, start + m * startRow);
    FloatVector s10 = load(starts, start + m1 * startRow);
    FloatVector s20 = load(starts, start + m2 * startRow);
    FloatVector s30 = load(starts, start + m3 * startRow);
    FloatVector s40 = load(starts, start + m4 * startRow);
    FloatVector s50 = load(starts, start + m5 * startRow);
    FloatVector s60 = load(starts, start + m6 * startRow);
    FloatVector s70 = load(starts, start + m7 * startRow);
    FloatVector s80 = load(starts, start + m8 * startRow);
    FloatVector s90 = load(starts, start + m9 * startRow);
    FloatVector s100 = load(starts, start + m10 * startRow);
    FloatVector s110 = load(starts, start + m11 * startRow);
    FloatVector s120 = load(starts, start + m12 * startRow);
    FloatVector s130 = load(starts, start + m13 * startRow);
    FloatVector s140 = load(starts, start + m14 * startRow);
    FloatVector s150 = load(starts, start + m15 * startRow);
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
    int bi = bFirst;
    for (int t : gather.termAt()) {
      FloatVector b0 = load(bs, bi);
      FloatVector x0 = broadcast(as[a0 + t]);
      s00 = x0.fma(b0, s00);
      FloatVector x1 = broadcast(as[a1 + t]);
      s10 = x1.fma(b0, s10);
      FloatVector x2 = broadcast(as[a2 + t]);
      s20 = x2.fma(b0, s20);
      FloatVector x3 = broadcast(as[a3 + t]);
      s30 = x3.fma(b0, s30);
      FloatVector x4 = broadcast(as[a4 + t]);
      s40 = x4.fma(b0, s40);
      FloatVector x5 = broadcast(as[a5 + t]);
      s50 = x5.fma(b0, s50);
      FloatVector x6 = broadcast(as[a6 + t]);
      s60 = x6.fma(b0, s60);
      FloatVector x7 = broadcast(as[a7 + t]);
      s70 = x7.fma(b0, s70);
      FloatVector x8 = broadcast(as[a8 + t]);
      s80 = x8.fma(b0, s80);
      FloatVector x9 = broadcast(as[a9 + t]);
      s90 = x9.fma(b0, s90);
      FloatVector x10 = broadcast(as[a10 + t]);
      s100 = x10.fma(b0, s100);
      FloatVector x11 = broadcast(as[a11 + t]);
      s110 = x11.fma(b0, s110);
      FloatVector x12 = broadcast(as[a12 + t]);
      s120 = x12.fma(b0, s120);
      FloatVector x13 = broadcast(as[a13 + t]);
      s130 = x13.fma(b0, s130);
      FloatVector x14 = broadcast(as[a14 + t]);
      s140 = x14.fma(b0, s140);
      FloatVector x15 = broadcast(as[a15 + t]);
      s150 = x15.fma(b0, s150);
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
