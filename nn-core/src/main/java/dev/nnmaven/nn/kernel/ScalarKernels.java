package dev.nnmaven.nn.kernel;

import dev.nnmaven.nn.activation.Activation;
import java.util.Arrays;

/**
 * Kernels in plain Java, for where SIMD is unavailable. They give the bits of the textbook.
 *
 * <p>The product is the usual triple loop with n innermost. Two things make it several times as
 * fast without changing a bit of the result. First, the rows of B in use, {@value #PANEL_ROWS} of
 * them, and the row of C are copied to separate arrays: the compiler vectorizes the inner loop only
 * if all arrays are read at the same index. Second, k is unrolled by four, so that each element of
 * C is loaded and stored once per four terms.
 */
public final class ScalarKernels implements Kernels {

  /** Rows of B that stay in the L1 cache while all rows of A are processed. */
  private static final int PANEL_ROWS = 16;

  /**
   * Of each thread, by length: rows of a panel, then one for what is gathered and one for sums, so
   * that a prediction allocates nothing. Arrays of floats alone: an object of this library would
   * keep its class loader alive as long as the thread.
   */
  private static final ThreadLocal<float[][][]> ROOMS =
      ThreadLocal.withInitial(() -> new float[8][][]);

  /**
   * Room for rows of a length.
   *
   * @param length a multiple of {@link Matrix#ROW_MULTIPLE}, and so enough for what is gathered
   */
  private static float[][] room(int length) {
    float[][][] rooms = ROOMS.get();
    int index = length / Matrix.ROW_MULTIPLE;
    if (index >= rooms.length) {
      rooms = Arrays.copyOf(rooms, index + 1);
      ROOMS.set(rooms);
    }
    if (rooms[index] == null) {
      rooms[index] = new float[PANEL_ROWS + 2][length];
    }
    return rooms[index];
  }

  /** Creates the kernels. */
  public ScalarKernels() {}

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void multiplyAdd(Matrix a, Matrix b, Matrix start, Matrix c) {
    float[][] panel = room(c.rowStride());
    float[] sums = panel[PANEL_ROWS + 1];
    for (int k = 0; k < b.rows(); k += PANEL_ROWS) {
      int terms = Math.min(PANEL_ROWS, b.rows() - k);
      for (int i = 0; i < terms; i++) {
        System.arraycopy(b.values(), b.index(k + i, 0), panel[i], 0, b.rowStride());
      }
      Matrix from = k == 0 ? start : c;
      for (int m = 0; m < c.rows(); m++) {
        System.arraycopy(from.values(), from.index(m, 0), sums, 0, sums.length);
        addTerms(a.values(), a.index(m, k), a.columnStride(), panel, terms, sums);
        System.arraycopy(sums, 0, c.values(), c.index(m, 0), sums.length);
      }
    }
  }

  @Override
  public Matrix aligned(Matrix b, int products) {
    return b;
  }

  @Override
  public void multiplyGathered(
      Gather a, float[] values, int at, RowRange rows, Matrix b, Matrix start, float[] c, int cAt) {
    int length = b.rowStride();
    for (int m = rows.from(); m < rows.to(); m++) {
      System.arraycopy(start.values(), start.index(m, 0), c, cAt + m * length, length);
    }
    float[][] panel = room(length);
    float[] gathered = panel[PANEL_ROWS];
    float[] sums = panel[PANEL_ROWS + 1];
    for (int k = 0; k < b.rows(); k += PANEL_ROWS) {
      int terms = Math.min(PANEL_ROWS, b.rows() - k);
      for (int i = 0; i < terms; i++) {
        System.arraycopy(b.values(), b.index(k + i, 0), panel[i], 0, length);
      }
      for (int m = rows.from(); m < rows.to(); m++) {
        for (int i = 0; i < terms; i++) {
          gathered[i] = values[at + a.rowAt()[m] + a.termAt()[k + i]];
        }
        System.arraycopy(c, cAt + m * length, sums, 0, length);
        addTerms(gathered, 0, 1, panel, terms, sums);
        System.arraycopy(sums, 0, c, cAt + m * length, length);
      }
    }
  }

  @Override
  public void addOverlapping(Matrix a, Matrix b, Gather places, float[] c) {
    for (int m = 0; m < a.rows(); m++) {
      for (int k = 0; k < a.columns(); k++) {
        float factor = a.get(m, k);
        for (int p = 0; p < places.termAt().length && factor != 0f; p++) {
          int to = places.rowAt()[m] + places.termAt()[p];
          int from = b.index(k, p * Matrix.ROW_MULTIPLE);
          for (int n = 0; n < Matrix.ROW_MULTIPLE; n++) {
            c[to + n] = Math.fma(factor, b.values()[from + n], c[to + n]);
          }
        }
      }
    }
  }

  /** sums[n] ← sums[n] + Σₖ A[m][k] · panel[k][n], k ascending. */
  private static void addTerms(
      float[] a, int start, int stride, float[][] panel, int terms, float[] sums) {
    int k = 0;
    int i = start;
    for (; k + 4 <= terms; k += 4, i += 4 * stride) {
      addFour(
          a[i],
          a[i + stride],
          a[i + 2 * stride],
          a[i + 3 * stride],
          panel[k],
          panel[k + 1],
          panel[k + 2],
          panel[k + 3],
          sums);
    }
    for (; k < terms; k++, i += stride) {
      addOne(a[i], panel[k], sums);
    }
  }

  private static void addFour(
      float a0,
      float a1,
      float a2,
      float a3,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float[] sums) {
    for (int n = 0; n < sums.length; n++) {
      float sum = Math.fma(a1, b1[n], Math.fma(a0, b0[n], sums[n]));
      sums[n] = Math.fma(a3, b3[n], Math.fma(a2, b2[n], sum));
    }
  }

  /** Of arrays that are whole, so that the compiler makes vectors of it. */
  private static void addOne(float a, float[] b, float[] sums) {
    for (int n = 0; n < sums.length; n++) {
      sums[n] = Math.fma(a, b[n], sums[n]);
    }
  }

  @Override
  public void divide(byte[] bytes, float divisor, float[] quotients, int from) {
    for (int i = 0; i < bytes.length; i++) {
      quotients[from + i] = Byte.toUnsignedInt(bytes[i]) / divisor;
    }
  }

  @Override
  public void activate(Activation activation, Matrix sums, Matrix outputs) {
    float[] from = sums.values();
    float[] to = outputs.values();
    int shift = outputs.offset() - sums.offset();
    for (int i = sums.offset(); i < sums.end(); i++) {
      to[i + shift] = activation.apply(from[i]);
    }
  }

  @Override
  public void multiplyByDerivative(
      Activation activation, Matrix sums, Matrix outputs, Matrix gradient) {
    float[] from = sums.values();
    float[] to = outputs.values();
    float[] product = gradient.values();
    for (int i = 0; i < gradient.rows() * gradient.rowStride(); i++) {
      product[gradient.offset() + i] *=
          activation.derivative(from[sums.offset() + i], to[outputs.offset() + i]);
    }
  }

  @Override
  public void addProducts(
      Matrix a, int m, Matrix b, int bAt, int bStep, Matrix c, int cAt, int cStep) {
    float[] sums = new float[c.rowStride()];
    float[] row = new float[c.rowStride()];
    float[] factors = a.values();
    int from = a.index(m, 0);
    for (int k = 0; k < a.columns(); k++) {
      float factor = factors[from + k];
      if (factor != 0f) {
        System.arraycopy(b.values(), bAt + k * bStep, row, 0, row.length);
        System.arraycopy(c.values(), cAt + k * cStep, sums, 0, sums.length);
        addOne(factor, row, sums);
        System.arraycopy(sums, 0, c.values(), cAt + k * cStep, sums.length);
      }
    }
  }

  @Override
  public void stepOnOneSample(Matrix x, Matrix delta, Matrix weights, float learningRate) {
    float[] row = new float[weights.rowStride()];
    float[] gradients = new float[weights.rowStride()];
    System.arraycopy(delta.values(), delta.offset(), gradients, 0, gradients.length);
    for (int i = 0; i < weights.rows(); i++) {
      float input = x.values()[x.index(0, i)];
      System.arraycopy(weights.values(), weights.index(i, 0), row, 0, row.length);
      stepRow(input, gradients, row, -learningRate);
      System.arraycopy(row, 0, weights.values(), weights.index(i, 0), row.length);
    }
  }

  private static void stepRow(float input, float[] delta, float[] row, float negativeRate) {
    for (int o = 0; o < row.length; o++) {
      row[o] = Math.fma(negativeRate, Math.fma(input, delta[o], 0f), row[o]);
    }
  }
}
