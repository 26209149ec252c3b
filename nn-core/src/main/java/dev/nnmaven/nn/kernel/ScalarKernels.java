package dev.nnmaven.nn.kernel;

import dev.nnmaven.nn.activation.Activation;

/**
 * Kernels in plain Java: the reference implementation, and the fallback where SIMD is unavailable.
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

  /** Panel and row of C, one for each thread: new ones for each product would be garbage. */
  private static final ThreadLocal<float[][]> PANEL =
      ThreadLocal.withInitial(() -> new float[PANEL_ROWS + 1][0]);

  /** Creates the kernels. */
  public ScalarKernels() {}

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void multiplyAdd(Matrix a, Matrix b, Matrix c) {
    int length = c.rowStride();
    float[][] panel = panel(length);
    float[] sums = panel[PANEL_ROWS];
    for (int k = 0; k < b.rows(); k += PANEL_ROWS) {
      int terms = Math.min(PANEL_ROWS, b.rows() - k);
      for (int i = 0; i < terms; i++) {
        System.arraycopy(b.values(), b.index(k + i, 0), panel[i], 0, b.rowStride());
      }
      for (int m = 0; m < c.rows(); m++) {
        System.arraycopy(c.values(), c.index(m, 0), sums, 0, length);
        addTerms(a.values(), a.index(m, k), a.columnStride(), panel, terms, length);
        System.arraycopy(sums, 0, c.values(), c.index(m, 0), length);
      }
    }
  }

  private static float[][] panel(int length) {
    float[][] panel = PANEL.get();
    if (panel[0].length < length) {
      panel = new float[PANEL_ROWS + 1][length];
      PANEL.set(panel);
    }
    return panel;
  }

  /** sums[n] ← sums[n] + Σₖ A[m][k] · panel[k][n], k ascending; the sums are the panel's last. */
  private static void addTerms(
      float[] a, int start, int stride, float[][] panel, int terms, int length) {
    int k = 0;
    int i = start;
    for (; k + 4 <= terms; k += 4, i += 4 * stride) {
      addFour(a, i, stride, panel, k, length);
    }
    for (; k < terms; k++, i += stride) {
      addOne(a[i], panel[k], panel[PANEL_ROWS], length);
    }
  }

  private static void addFour(float[] a, int i, int stride, float[][] panel, int k, int length) {
    float a0 = a[i];
    float a1 = a[i + stride];
    float a2 = a[i + 2 * stride];
    float a3 = a[i + 3 * stride];
    float[] b0 = panel[k];
    float[] b1 = panel[k + 1];
    float[] b2 = panel[k + 2];
    float[] b3 = panel[k + 3];
    float[] sums = panel[PANEL_ROWS];
    for (int n = 0; n < length; n++) {
      float sum = Math.fma(a1, b1[n], Math.fma(a0, b0[n], sums[n]));
      sums[n] = Math.fma(a3, b3[n], Math.fma(a2, b2[n], sum));
    }
  }

  private static void addOne(float a, float[] b, float[] sums, int length) {
    for (int n = 0; n < length; n++) {
      sums[n] = Math.fma(a, b[n], sums[n]);
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
  public void stepOnOneSample(Matrix x, Matrix delta, Matrix weights, float learningRate) {
    int length = weights.rowStride();
    float[][] panel = panel(length);
    System.arraycopy(delta.values(), delta.offset(), panel[1], 0, length);
    for (int i = 0; i < weights.rows(); i++) {
      System.arraycopy(weights.values(), weights.index(i, 0), panel[0], 0, length);
      stepRow(x.values()[x.index(0, i)], panel[1], panel[0], length, -learningRate);
      System.arraycopy(panel[0], 0, weights.values(), weights.index(i, 0), length);
    }
  }

  private static void stepRow(float input, float[] delta, float[] row, int length, float rate) {
    for (int o = 0; o < length; o++) {
      row[o] = Math.fma(rate, Math.fma(input, delta[o], 0f), row[o]);
    }
  }
}
