package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.kernel.SimdKernels.L;
import static dev.nnmaven.nn.kernel.SimdKernels.broadcast;
import static dev.nnmaven.nn.kernel.SimdKernels.load;

import jdk.incubator.vector.FloatVector;

/**
 * As {@link StridedTiles}, for rows of C that overlap: the sums of 9 vectors of one are in
 * registers while all that is not zero in a row of A is added. Nine are enough that no term waits
 * for the one before it, and fit into the 16 registers of AVX2.
 */
final class OverlappingTiles {

  private OverlappingTiles() {}

  /**
   * Finds the elements of a row that are not zero.
   *
   * @param first index of the row
   * @param columns gets their columns; as long as the row
   * @return how many
   */
  static int nonZero(float[] as, int first, int[] columns) {
    int count = 0;
    for (int k = 0; k < columns.length; k++) {
      columns[count] = k;
      int magnitude = Float.floatToRawIntBits(as[first + k]) & Integer.MAX_VALUE;
      count -= magnitude + Integer.MAX_VALUE >> 31; // no branch: zeros come as they please
    }
    return count;
  }

  /**
   * 1 row of 9 vectors.
   *
   * @param first index of the row in A
   * @param count how many of the columns there are
   * @param v the first vector of a row of B
   * @param vectorAt where each is in a row of C
   * @param c index of the row in C
   */
  static void add(
      float[] as,
      int first,
      int[] columns,
      int count,
      Matrix b,
      int v,
      int[] vectorAt,
      float[] cs,
      int c) {
    float[] bs = b.values();
    int bRow = b.rowStride();
    int bFirst = b.index(0, v * L);
    int c0 = c + vectorAt[v];
    int c1 = c + vectorAt[v + 1];
    int c2 = c + vectorAt[v + 2];
    int c3 = c + vectorAt[v + 3];
    int c4 = c + vectorAt[v + 4];
    int c5 = c + vectorAt[v + 5];
    int c6 = c + vectorAt[v + 6];
    int c7 = c + vectorAt[v + 7];
    int c8 = c + vectorAt[v + 8];
    FloatVector s0 = load(cs, c0);
    FloatVector s1 = load(cs, c1);
    FloatVector s2 = load(cs, c2);
    FloatVector s3 = load(cs, c3);
    FloatVector s4 = load(cs, c4);
    FloatVector s5 = load(cs, c5);
    FloatVector s6 = load(cs, c6);
    FloatVector s7 = load(cs, c7);
    FloatVector s8 = load(cs, c8);
    for (int i = 0; i < count; i++) {
      int k = columns[i];
      FloatVector x = broadcast(as[first + k]);
      int bi = bFirst + k * bRow;
      s0 = x.fma(load(bs, bi), s0);
      s1 = x.fma(load(bs, bi + L), s1);
      s2 = x.fma(load(bs, bi + 2 * L), s2);
      s3 = x.fma(load(bs, bi + 3 * L), s3);
      s4 = x.fma(load(bs, bi + 4 * L), s4);
      s5 = x.fma(load(bs, bi + 5 * L), s5);
      s6 = x.fma(load(bs, bi + 6 * L), s6);
      s7 = x.fma(load(bs, bi + 7 * L), s7);
      s8 = x.fma(load(bs, bi + 8 * L), s8);
    }
    s0.intoArray(cs, c0);
    s1.intoArray(cs, c1);
    s2.intoArray(cs, c2);
    s3.intoArray(cs, c3);
    s4.intoArray(cs, c4);
    s5.intoArray(cs, c5);
    s6.intoArray(cs, c6);
    s7.intoArray(cs, c7);
    s8.intoArray(cs, c8);
  }
}
