package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.kernel.SimdKernels.L;
import static dev.nnmaven.nn.kernel.SimdKernels.broadcast;
import static dev.nnmaven.nn.kernel.SimdKernels.load;

import jdk.incubator.vector.FloatVector;

/**
 * As {@link FourRowTiles}, for one row: the remainder below four rows, and single samples. Operands
 * are not wrapped in a {@link Strip}, so that a single sample allocates nothing.
 *
 * <p>Computes C ← C + Σₖ A[k] · B[k] for the row C starting at {@code c}, where {@code A[k]} is at
 * {@code a + k · aStep} and the row {@code B[k]} at {@code b + k · bStep}, for k below {@code
 * terms}.
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
      int width,
      float[] as,
      int a,
      int aStep,
      float[] bs,
      int b,
      int bStep,
      int terms,
      float[] cs,
      int c) {
    int at1 = Math.min(1, width - 1) * L;
    int at2 = Math.min(2, width - 1) * L;
    int at3 = (width - 1) * L;
    FloatVector s0 = load(cs, c);
    FloatVector s1 = load(cs, c + at1);
    FloatVector s2 = load(cs, c + at2);
    FloatVector s3 = load(cs, c + at3);
    int ai = a;
    int bi = b;
    for (int left = terms; left > 0; left--) {
      FloatVector x = broadcast(as[ai]);
      s0 = x.fma(load(bs, bi), s0);
      s1 = x.fma(load(bs, bi + at1), s1);
      s2 = x.fma(load(bs, bi + at2), s2);
      s3 = x.fma(load(bs, bi + at3), s3);
      ai += aStep;
      bi += bStep;
    }
    s0.intoArray(cs, c);
    s1.intoArray(cs, c + at1);
    s2.intoArray(cs, c + at2);
    s3.intoArray(cs, c + at3);
  }

  /** 1 row of 5 to 8 vectors. */
  static void addWide(
      int width,
      float[] as,
      int a,
      int aStep,
      float[] bs,
      int b,
      int bStep,
      int terms,
      float[] cs,
      int c) {
    int at5 = Math.min(5, width - 1) * L;
    int at6 = Math.min(6, width - 1) * L;
    int at7 = (width - 1) * L;
    FloatVector s0 = load(cs, c);
    FloatVector s1 = load(cs, c + L);
    FloatVector s2 = load(cs, c + 2 * L);
    FloatVector s3 = load(cs, c + 3 * L);
    FloatVector s4 = load(cs, c + 4 * L);
    FloatVector s5 = load(cs, c + at5);
    FloatVector s6 = load(cs, c + at6);
    FloatVector s7 = load(cs, c + at7);
    int ai = a;
    int bi = b;
    for (int left = terms; left > 0; left--) {
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
    s0.intoArray(cs, c);
    s1.intoArray(cs, c + L);
    s2.intoArray(cs, c + 2 * L);
    s3.intoArray(cs, c + 3 * L);
    s4.intoArray(cs, c + 4 * L);
    s5.intoArray(cs, c + at5);
    s6.intoArray(cs, c + at6);
    s7.intoArray(cs, c + at7);
  }
}
