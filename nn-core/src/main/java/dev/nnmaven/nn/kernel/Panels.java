package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.kernel.SimdKernels.L;
import static dev.nnmaven.nn.kernel.SimdKernels.load;

/**
 * Rows of A and some of its terms, packed: {@value #ROWS} rows are a panel, which has all that a
 * tile multiplies a term with in one cache line, {@code [panel][term][row]}. Elements of a column
 * of A may be far apart, and then each would take a cache line and a page of its own.
 *
 * <p>Source: K. Goto, R. A. van de Geijn, <i>Anatomy of high-performance matrix multiplication</i>,
 * ACM Transactions on Mathematical Software 34 (2008).
 */
final class Panels {

  /** Rows of a panel: a cache line of floats, and a multiple of the rows of a tile. */
  static final int ROWS = 16;

  /** One per thread, as large as it was ever needed. */
  private static final ThreadLocal<float[]> BUFFER = ThreadLocal.withInitial(() -> new float[0]);

  private static final float[] NONE = {};

  private Panels() {}

  /** A panel as the tiles read it: the rows of A are columns of it. */
  static Matrix view(float[] panels) {
    return new Matrix(panels, 0, ROWS, 1, 1, ROWS);
  }

  /** Number of rows of a transposed A in whole panels. */
  static int rows(Matrix a) {
    return a.rows() / ROWS * ROWS;
  }

  /**
   * Packs some terms of a transposed A, whose rows are neighbours. The result is valid until the
   * thread packs others.
   *
   * @param rows number of rows, whole panels; 0 packs nothing
   * @param from first term
   * @param terms number of terms
   */
  static float[] of(Matrix a, int rows, int from, int terms) {
    if (rows == 0) {
      return NONE; // most products: not even the thread's buffer is looked up
    }
    float[] panels = BUFFER.get();
    if (panels.length < rows * terms) {
      panels = new float[rows * terms];
      BUFFER.set(panels);
    }
    for (int row = 0; row < rows; row += ROWS) {
      copy(a.values(), a.index(row, from), a.columnStride(), panels, row * terms, terms);
    }
    return panels;
  }

  private static void copy(float[] a, int first, int step, float[] panels, int to, int terms) {
    for (int k = 0; k < terms; k++) {
      for (int row = 0; row < ROWS; row += L) {
        load(a, first + k * step + row).intoArray(panels, to + k * ROWS + row);
      }
    }
  }
}
