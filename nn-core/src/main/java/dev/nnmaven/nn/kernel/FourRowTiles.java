package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.kernel.SimdKernels.L;
import static dev.nnmaven.nn.kernel.SimdKernels.broadcast;
import static dev.nnmaven.nn.kernel.SimdKernels.load;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of 4 rows and 1 to 4 vectors of C, whose sums stay in registers until all terms are added.
 *
 * <p>Unrolled by hand, since the compiler keeps vectors in registers only if each is a local
 * variable; {@link SimdKernels} explains the tile size. Each line does one of three things: load or
 * store a sum, load a vector of B or broadcast an element of A, add a term.
 *
 * <p>One index runs along A and one along B, and what is added to them are local variables: with an
 * index for each row of A, or strides read from the record, the compiler runs out of registers for
 * whole numbers, and the loop takes a fifth longer.
 */
final class FourRowTiles {

  private FourRowTiles() {}

  /** 4 rows of 4 vectors. */
  static void add4(Strip s, int a, int b, int c) {
    int aRow = s.aRow();
    int cRow = s.cRow();
    int aRow2 = aRow + aRow;
    int aRow3 = aRow2 + aRow;
    int c0 = c;
    int c1 = c0 + cRow;
    int c2 = c1 + cRow;
    int c3 = c2 + cRow;
    float[] as = s.a();
    float[] bs = s.b();
    float[] cs = s.c();
    FloatVector s00 = load(cs, c0);
    FloatVector s01 = load(cs, c0 + L);
    FloatVector s02 = load(cs, c0 + 2 * L);
    FloatVector s03 = load(cs, c0 + 3 * L);
    FloatVector s10 = load(cs, c1);
    FloatVector s11 = load(cs, c1 + L);
    FloatVector s12 = load(cs, c1 + 2 * L);
    FloatVector s13 = load(cs, c1 + 3 * L);
    FloatVector s20 = load(cs, c2);
    FloatVector s21 = load(cs, c2 + L);
    FloatVector s22 = load(cs, c2 + 2 * L);
    FloatVector s23 = load(cs, c2 + 3 * L);
    FloatVector s30 = load(cs, c3);
    FloatVector s31 = load(cs, c3 + L);
    FloatVector s32 = load(cs, c3 + 2 * L);
    FloatVector s33 = load(cs, c3 + 3 * L);
    int aColumn = s.aColumn();
    int bRow = s.bRow();
    int ai = a;
    int bi = b;
    for (int left = s.terms(); left > 0; left--) {
      FloatVector b0 = load(bs, bi);
      FloatVector b1 = load(bs, bi + L);
      FloatVector b2 = load(bs, bi + 2 * L);
      FloatVector b3 = load(bs, bi + 3 * L);
      FloatVector x0 = broadcast(as[ai]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      s03 = x0.fma(b3, s03);
      FloatVector x1 = broadcast(as[ai + aRow]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      s13 = x1.fma(b3, s13);
      FloatVector x2 = broadcast(as[ai + aRow2]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      s22 = x2.fma(b2, s22);
      s23 = x2.fma(b3, s23);
      FloatVector x3 = broadcast(as[ai + aRow3]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      s32 = x3.fma(b2, s32);
      s33 = x3.fma(b3, s33);
      ai += aColumn;
      bi += bRow;
    }
    s00.intoArray(cs, c0);
    s01.intoArray(cs, c0 + L);
    s02.intoArray(cs, c0 + 2 * L);
    s03.intoArray(cs, c0 + 3 * L);
    s10.intoArray(cs, c1);
    s11.intoArray(cs, c1 + L);
    s12.intoArray(cs, c1 + 2 * L);
    s13.intoArray(cs, c1 + 3 * L);
    s20.intoArray(cs, c2);
    s21.intoArray(cs, c2 + L);
    s22.intoArray(cs, c2 + 2 * L);
    s23.intoArray(cs, c2 + 3 * L);
    s30.intoArray(cs, c3);
    s31.intoArray(cs, c3 + L);
    s32.intoArray(cs, c3 + 2 * L);
    s33.intoArray(cs, c3 + 3 * L);
  }

  /** 4 rows of 3 vectors. */
  static void add3(Strip s, int a, int b, int c) {
    int aRow = s.aRow();
    int cRow = s.cRow();
    int aRow2 = aRow + aRow;
    int aRow3 = aRow2 + aRow;
    int c0 = c;
    int c1 = c0 + cRow;
    int c2 = c1 + cRow;
    int c3 = c2 + cRow;
    float[] as = s.a();
    float[] bs = s.b();
    float[] cs = s.c();
    FloatVector s00 = load(cs, c0);
    FloatVector s01 = load(cs, c0 + L);
    FloatVector s02 = load(cs, c0 + 2 * L);
    FloatVector s10 = load(cs, c1);
    FloatVector s11 = load(cs, c1 + L);
    FloatVector s12 = load(cs, c1 + 2 * L);
    FloatVector s20 = load(cs, c2);
    FloatVector s21 = load(cs, c2 + L);
    FloatVector s22 = load(cs, c2 + 2 * L);
    FloatVector s30 = load(cs, c3);
    FloatVector s31 = load(cs, c3 + L);
    FloatVector s32 = load(cs, c3 + 2 * L);
    int aColumn = s.aColumn();
    int bRow = s.bRow();
    int ai = a;
    int bi = b;
    for (int left = s.terms(); left > 0; left--) {
      FloatVector b0 = load(bs, bi);
      FloatVector b1 = load(bs, bi + L);
      FloatVector b2 = load(bs, bi + 2 * L);
      FloatVector x0 = broadcast(as[ai]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      FloatVector x1 = broadcast(as[ai + aRow]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      FloatVector x2 = broadcast(as[ai + aRow2]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      s22 = x2.fma(b2, s22);
      FloatVector x3 = broadcast(as[ai + aRow3]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      s32 = x3.fma(b2, s32);
      ai += aColumn;
      bi += bRow;
    }
    s00.intoArray(cs, c0);
    s01.intoArray(cs, c0 + L);
    s02.intoArray(cs, c0 + 2 * L);
    s10.intoArray(cs, c1);
    s11.intoArray(cs, c1 + L);
    s12.intoArray(cs, c1 + 2 * L);
    s20.intoArray(cs, c2);
    s21.intoArray(cs, c2 + L);
    s22.intoArray(cs, c2 + 2 * L);
    s30.intoArray(cs, c3);
    s31.intoArray(cs, c3 + L);
    s32.intoArray(cs, c3 + 2 * L);
  }

  /** 4 rows of 2 vectors. */
  static void add2(Strip s, int a, int b, int c) {
    int aRow = s.aRow();
    int cRow = s.cRow();
    int aRow2 = aRow + aRow;
    int aRow3 = aRow2 + aRow;
    int c0 = c;
    int c1 = c0 + cRow;
    int c2 = c1 + cRow;
    int c3 = c2 + cRow;
    float[] as = s.a();
    float[] bs = s.b();
    float[] cs = s.c();
    FloatVector s00 = load(cs, c0);
    FloatVector s01 = load(cs, c0 + L);
    FloatVector s10 = load(cs, c1);
    FloatVector s11 = load(cs, c1 + L);
    FloatVector s20 = load(cs, c2);
    FloatVector s21 = load(cs, c2 + L);
    FloatVector s30 = load(cs, c3);
    FloatVector s31 = load(cs, c3 + L);
    int aColumn = s.aColumn();
    int bRow = s.bRow();
    int ai = a;
    int bi = b;
    for (int left = s.terms(); left > 0; left--) {
      FloatVector b0 = load(bs, bi);
      FloatVector b1 = load(bs, bi + L);
      FloatVector x0 = broadcast(as[ai]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      FloatVector x1 = broadcast(as[ai + aRow]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      FloatVector x2 = broadcast(as[ai + aRow2]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      FloatVector x3 = broadcast(as[ai + aRow3]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      ai += aColumn;
      bi += bRow;
    }
    s00.intoArray(cs, c0);
    s01.intoArray(cs, c0 + L);
    s10.intoArray(cs, c1);
    s11.intoArray(cs, c1 + L);
    s20.intoArray(cs, c2);
    s21.intoArray(cs, c2 + L);
    s30.intoArray(cs, c3);
    s31.intoArray(cs, c3 + L);
  }

  /** 4 rows of 1 vector. */
  static void add1(Strip s, int a, int b, int c) {
    int aRow = s.aRow();
    int cRow = s.cRow();
    int aRow2 = aRow + aRow;
    int aRow3 = aRow2 + aRow;
    int c0 = c;
    int c1 = c0 + cRow;
    int c2 = c1 + cRow;
    int c3 = c2 + cRow;
    float[] as = s.a();
    float[] bs = s.b();
    float[] cs = s.c();
    FloatVector s00 = load(cs, c0);
    FloatVector s10 = load(cs, c1);
    FloatVector s20 = load(cs, c2);
    FloatVector s30 = load(cs, c3);
    int aColumn = s.aColumn();
    int bRow = s.bRow();
    int ai = a;
    int bi = b;
    for (int left = s.terms(); left > 0; left--) {
      FloatVector b0 = load(bs, bi);
      FloatVector x0 = broadcast(as[ai]);
      s00 = x0.fma(b0, s00);
      FloatVector x1 = broadcast(as[ai + aRow]);
      s10 = x1.fma(b0, s10);
      FloatVector x2 = broadcast(as[ai + aRow2]);
      s20 = x2.fma(b0, s20);
      FloatVector x3 = broadcast(as[ai + aRow3]);
      s30 = x3.fma(b0, s30);
      ai += aColumn;
      bi += bRow;
    }
    s00.intoArray(cs, c0);
    s10.intoArray(cs, c1);
    s20.intoArray(cs, c2);
    s30.intoArray(cs, c3);
  }
}
