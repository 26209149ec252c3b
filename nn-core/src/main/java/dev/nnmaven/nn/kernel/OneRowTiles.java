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
 */
final class OneRowTiles {

  private OneRowTiles() {}

  /** 1 row of 4 vectors. */
  static void add4(
      float[] as, int a, int aStep, float[] bs, int b, int bStep, int terms, float[] cs, int c) {
    FloatVector s0 = load(cs, c);
    FloatVector s1 = load(cs, c + L);
    FloatVector s2 = load(cs, c + 2 * L);
    FloatVector s3 = load(cs, c + 3 * L);
    int ai = a;
    int bi = b;
    for (int left = terms; left > 0; left--) {
      FloatVector x = broadcast(as[ai]);
      s0 = x.fma(load(bs, bi), s0);
      s1 = x.fma(load(bs, bi + L), s1);
      s2 = x.fma(load(bs, bi + 2 * L), s2);
      s3 = x.fma(load(bs, bi + 3 * L), s3);
      ai += aStep;
      bi += bStep;
    }
    s0.intoArray(cs, c);
    s1.intoArray(cs, c + L);
    s2.intoArray(cs, c + 2 * L);
    s3.intoArray(cs, c + 3 * L);
  }

  /** 1 row of 3 vectors. */
  static void add3(
      float[] as, int a, int aStep, float[] bs, int b, int bStep, int terms, float[] cs, int c) {
    FloatVector s0 = load(cs, c);
    FloatVector s1 = load(cs, c + L);
    FloatVector s2 = load(cs, c + 2 * L);
    int ai = a;
    int bi = b;
    for (int left = terms; left > 0; left--) {
      FloatVector x = broadcast(as[ai]);
      s0 = x.fma(load(bs, bi), s0);
      s1 = x.fma(load(bs, bi + L), s1);
      s2 = x.fma(load(bs, bi + 2 * L), s2);
      ai += aStep;
      bi += bStep;
    }
    s0.intoArray(cs, c);
    s1.intoArray(cs, c + L);
    s2.intoArray(cs, c + 2 * L);
  }

  /** 1 row of 2 vectors. */
  static void add2(
      float[] as, int a, int aStep, float[] bs, int b, int bStep, int terms, float[] cs, int c) {
    FloatVector s0 = load(cs, c);
    FloatVector s1 = load(cs, c + L);
    int ai = a;
    int bi = b;
    for (int left = terms; left > 0; left--) {
      FloatVector x = broadcast(as[ai]);
      s0 = x.fma(load(bs, bi), s0);
      s1 = x.fma(load(bs, bi + L), s1);
      ai += aStep;
      bi += bStep;
    }
    s0.intoArray(cs, c);
    s1.intoArray(cs, c + L);
  }

  /** 1 row of 1 vector. */
  static void add1(
      float[] as, int a, int aStep, float[] bs, int b, int bStep, int terms, float[] cs, int c) {
    FloatVector s0 = load(cs, c);
    int ai = a;
    int bi = b;
    for (int left = terms; left > 0; left--) {
      FloatVector x = broadcast(as[ai]);
      s0 = x.fma(load(bs, bi), s0);
      ai += aStep;
      bi += bStep;
    }
    s0.intoArray(cs, c);
  }
}
