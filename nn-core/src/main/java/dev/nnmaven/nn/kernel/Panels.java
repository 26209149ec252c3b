package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.kernel.SimdKernels.L;
import static dev.nnmaven.nn.kernel.SimdKernels.load;

/**
 * Rows of A and some of its terms, packed: {@value #ROWS} rows are a panel, which has all that a
 * tile multiplies a term with in a cache line or two, {@code [panel][term][row]}. Elements of a
 * column of A may be far apart, and then each would take a cache line and a page of its own.
 *
 * <p>Source: K. Goto, R. A. van de Geijn, <i>Anatomy of high-performance matrix multiplication</i>,
 * ACM Transactions on Mathematical Software 34 (2008).
 */
final class Panels {

  /** Rows of a panel: at least a cache line of floats, and whole tiles of 4 rows or 5. */
  static final int ROWS = 20;

  /** One per thread, as large as it was ever needed. */
  private static final ThreadLocal<float[]> BUFFER = ThreadLocal.withInitial(() -> new float[0]);

  private static final Matrix NONE = new Matrix(new float[0], 0, 0, 0, 0, 0);

  private Panels() {}

  /** Number of rows of a transposed A in whole panels. */
  static int rows(Matrix a) {
    return a.rows() / ROWS * ROWS;
  }

  /**
   * Packs some terms of a transposed A, whose rows are neighbours. The result is the first panel as
   * tiles read it, the rows of A being its columns; the others follow. It is valid until the thread
   * packs others.
   *
   * @param rows number of rows, whole panels; 0 packs nothing
   * @param from first term
   * @param terms number of terms
   */
  static Matrix of(Matrix a, int rows, int from, int terms) {
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
    return new Matrix(panels, 0, ROWS, terms, 1, ROWS);
  }

  private static void copy(float[] a, int first, int step, float[] panels, int to, int terms) {
    for (int k = 0; k < terms; k++) {
      for (int row = 0; row < ROWS; row += L) {
        int at = Math.min(row, ROWS - L); // some twice, where vectors do not divide the rows
        load(a, first + k * step + at).intoArray(panels, to + k * ROWS + at);
      }
    }
  }
}
