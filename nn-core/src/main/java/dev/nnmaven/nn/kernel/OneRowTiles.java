package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.kernel.SimdKernels.L;
import static dev.nnmaven.nn.kernel.SimdKernels.broadcast;
import static dev.nnmaven.nn.kernel.SimdKernels.load;

import jdk.incubator.vector.FloatVector;

/** As {@link FourRowTiles}, for one row: single samples, and the remainder below four rows. */
final class OneRowTiles {

  private OneRowTiles() {}

  /** 1 row of 4 vectors. */
  static void add4(Matrix a, Matrix b, Matrix c, int firstA, int firstB, int c0) {
    float[] cs = c.values();
    FloatVector s0 = load(cs, c0);
    FloatVector s1 = load(cs, c0 + L);
    FloatVector s2 = load(cs, c0 + 2 * L);
    FloatVector s3 = load(cs, c0 + 3 * L);
    int ai = firstA;
    int bi = firstB;
    for (int left = b.rows(); left > 0; left--) {
      FloatVector x = broadcast(a.values()[ai]);
      s0 = x.fma(load(b.values(), bi), s0);
      s1 = x.fma(load(b.values(), bi + L), s1);
      s2 = x.fma(load(b.values(), bi + 2 * L), s2);
      s3 = x.fma(load(b.values(), bi + 3 * L), s3);
      ai += a.columnStride();
      bi += b.rowStride();
    }
    s0.intoArray(cs, c0);
    s1.intoArray(cs, c0 + L);
    s2.intoArray(cs, c0 + 2 * L);
    s3.intoArray(cs, c0 + 3 * L);
  }

  /** 1 row of 3 vectors. */
  static void add3(Matrix a, Matrix b, Matrix c, int firstA, int firstB, int c0) {
    float[] cs = c.values();
    FloatVector s0 = load(cs, c0);
    FloatVector s1 = load(cs, c0 + L);
    FloatVector s2 = load(cs, c0 + 2 * L);
    int ai = firstA;
    int bi = firstB;
    for (int left = b.rows(); left > 0; left--) {
      FloatVector x = broadcast(a.values()[ai]);
      s0 = x.fma(load(b.values(), bi), s0);
      s1 = x.fma(load(b.values(), bi + L), s1);
      s2 = x.fma(load(b.values(), bi + 2 * L), s2);
      ai += a.columnStride();
      bi += b.rowStride();
    }
    s0.intoArray(cs, c0);
    s1.intoArray(cs, c0 + L);
    s2.intoArray(cs, c0 + 2 * L);
  }

  /** 1 row of 2 vectors. */
  static void add2(Matrix a, Matrix b, Matrix c, int firstA, int firstB, int c0) {
    float[] cs = c.values();
    FloatVector s0 = load(cs, c0);
    FloatVector s1 = load(cs, c0 + L);
    int ai = firstA;
    int bi = firstB;
    for (int left = b.rows(); left > 0; left--) {
      FloatVector x = broadcast(a.values()[ai]);
      s0 = x.fma(load(b.values(), bi), s0);
      s1 = x.fma(load(b.values(), bi + L), s1);
      ai += a.columnStride();
      bi += b.rowStride();
    }
    s0.intoArray(cs, c0);
    s1.intoArray(cs, c0 + L);
  }

  /** 1 row of 1 vector. */
  static void add1(Matrix a, Matrix b, Matrix c, int firstA, int firstB, int c0) {
    float[] cs = c.values();
    FloatVector s0 = load(cs, c0);
    int ai = firstA;
    int bi = firstB;
    for (int left = b.rows(); left > 0; left--) {
      FloatVector x = broadcast(a.values()[ai]);
      s0 = x.fma(load(b.values(), bi), s0);
      ai += a.columnStride();
      bi += b.rowStride();
    }
    s0.intoArray(cs, c0);
  }
}
