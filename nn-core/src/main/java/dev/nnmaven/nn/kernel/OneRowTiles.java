package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.kernel.SimdKernels.L;
import static dev.nnmaven.nn.kernel.SimdKernels.broadcast;
import static dev.nnmaven.nn.kernel.SimdKernels.load;

import jdk.incubator.vector.FloatVector;

/**
 * As {@link StridedTiles}, for one row: {@code first} is its index in A, {@code s} in S and {@code
 * at} in C.
 *
 * <p>A term waits for the term before it, some four cycles. Eight independent sums fill that time,
 * and fewer take as long: so the sums that a row lacks are its last one, computed again.
 */
final class OneRowTiles {

  /** Maximum width of {@link #addNarrow}, in vectors. */
  static final int NARROW = 4;

  /** Maximum width of {@link #addWide}, in vectors. */
  static final int WIDE = 8;

  private OneRowTiles() {}

  /** 1 row of 1 to 4 vectors. */
  static void addNarrow(
      int width, Matrix a, int first, Matrix b, int bFirst, Matrix start, int s, Matrix c, int at) {
    float[] as = a.values();
    float[] bs = b.values();
    float[] starts = start.values();
    float[] cs = c.values();
    int aStep = a.columnStride();
    int bStep = b.rowStride();
    int at1 = Math.min(1, width - 1) * L;
    int at2 = Math.min(2, width - 1) * L;
    int at3 = (width - 1) * L;
    FloatVector s0 = load(starts, s);
    FloatVector s1 = load(starts, s + at1);
    FloatVector s2 = load(starts, s + at2);
    FloatVector s3 = load(starts, s + at3);
    int ai = first;
    int bi = bFirst;
    for (int left = b.rows(); left > 0; left--) {
      FloatVector x = broadcast(as[ai]);
      s0 = x.fma(load(bs, bi), s0);
      s1 = x.fma(load(bs, bi + at1), s1);
      s2 = x.fma(load(bs, bi + at2), s2);
      s3 = x.fma(load(bs, bi + at3), s3);
      ai += aStep;
      bi += bStep;
    }
    s0.intoArray(cs, at);
    s1.intoArray(cs, at + at1);
    s2.intoArray(cs, at + at2);
    s3.intoArray(cs, at + at3);
  }

  /** 1 row of 5 to 8 vectors. */
  static void addWide(
      int width, Matrix a, int first, Matrix b, int bFirst, Matrix start, int s, Matrix c, int at) {
    float[] as = a.values();
    float[] bs = b.values();
    float[] starts = start.values();
    float[] cs = c.values();
    int aStep = a.columnStride();
    int bStep = b.rowStride();
    int at5 = Math.min(5, width - 1) * L;
    int at6 = Math.min(6, width - 1) * L;
    int at7 = (width - 1) * L;
    FloatVector s0 = load(starts, s);
    FloatVector s1 = load(starts, s + L);
    FloatVector s2 = load(starts, s + 2 * L);
    FloatVector s3 = load(starts, s + 3 * L);
    FloatVector s4 = load(starts, s + 4 * L);
    FloatVector s5 = load(starts, s + at5);
    FloatVector s6 = load(starts, s + at6);
    FloatVector s7 = load(starts, s + at7);
    int ai = first;
    int bi = bFirst;
    for (int left = b.rows(); left > 0; left--) {
      FloatVector x = broadcast(as[ai]);
      s0 = x.fma(load(bs, bi), s0);
      s1 = x.fma(load(bs, bi + L), s1);
      s2 = x.fma(load(bs, bi + 2 * L), s2);
      s3 = x.fma(load(bs, bi + 3 * L), s3);
      s4 = x.fma(load(bs, bi + 4 * L), s4);
      s5 = x.fma(load(bs, bi + at5), s5);
      s6 = x.fma(load(bs, bi + at6), s6);
      s7 = x.fma(load(bs, bi + at7), s7);
      ai += aStep;
      bi += bStep;
    }
    s0.intoArray(cs, at);
    s1.intoArray(cs, at + L);
    s2.intoArray(cs, at + 2 * L);
    s3.intoArray(cs, at + 3 * L);
    s4.intoArray(cs, at + 4 * L);
    s5.intoArray(cs, at + at5);
    s6.intoArray(cs, at + at6);
    s7.intoArray(cs, at + at7);
  }
}
