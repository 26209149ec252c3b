package dev.nnmaven.nn.kernel;

import dev.nnmaven.nn.activation.Activation;

/**
 * The inner loops of training and inference.
 *
 * <p>Every implementation gives the same bits, since each sum has one order: it starts with the
 * value in the target and adds terms 0, 1, 2, ... with {@link Math#fma}. Work may be split among
 * threads by rows of the target, never within a sum. An implementation has no state and is safe for
 * use by several threads.
 */
public interface Kernels {

  /** Parts of a row of {@link #addOverlapping} come in groups of so many. */
  int PARTS = 9;

  /** Name in the log. */
  String name();

  /**
   * C ← S + A·B: for each element {@code c = s}, then {@code c = fma(A[m][k], B[k][n], c)} with k
   * ascending.
   *
   * <p>Used for weighted sums X·W (S has the biases in each row), weight gradients Xᵀ·δ, and input
   * gradients δ·Wᵀ.
   *
   * @param a [M][K], K at least 1, any strides
   * @param b [K][N], rows contiguous and padded
   * @param start S, [M][N], rows contiguous and padded; its row stride is 0 if all rows are the
   *     same one. May be C
   * @param c [M][N], rows contiguous and padded as those of b; its padding is overwritten
   */
  void multiplyAdd(Matrix a, Matrix b, Matrix start, Matrix c);

  /**
   * C ← C + A·B with the bits of {@link #multiplyAdd}, faster where nearly all of A is zero: a
   * product with zero changes no sum, and is left out.
   *
   * @param a [M][K], rows contiguous
   * @param b [K][N], rows contiguous and padded
   * @param c [M][N], rows contiguous and padded
   */
  default void multiplyAddSparse(Matrix a, Matrix b, Matrix c) {
    for (int m = 0; m < a.rows(); m++) {
      addProducts(a, m, b, b.offset(), b.rowStride(), c, c.index(m, 0), 0);
    }
  }

  /**
   * C ← C + Aᵀ·B as {@link #multiplyAddSparse}: each element of C adds rows 0, 1, 2, ... of A and
   * B.
   *
   * @param a [M][K], rows contiguous
   * @param b [M][N], rows contiguous and padded
   * @param c [K][N], rows contiguous and padded
   */
  default void multiplyAddTransposedSparse(Matrix a, Matrix b, Matrix c) {
    for (int m = 0; m < a.rows(); m++) {
      addProducts(a, m, b, b.index(m, 0), 0, c, c.offset(), c.rowStride());
    }
  }

  /**
   * For each k whose a[m][k] is not zero, k ascending: a row of C ← the row + a[m][k] · a row of B.
   *
   * @param bAt index of the row of B for k = 0, the next one is {@code bStep} behind it; so for C
   */
  void addProducts(Matrix a, int m, Matrix b, int bAt, int bStep, Matrix c, int cAt, int cStep);

  /**
   * The B of several {@link #multiplyGathered}, where they read it fastest.
   *
   * @param b rows contiguous and padded
   * @param products how many there will be
   * @return B itself, or a copy that this thread may use until it multiplies other matrices
   */
  Matrix aligned(Matrix b, int products);

  /**
   * C ← S + A·B for some rows of an A that is gathered: {@code c[m][n] = s[m][n]}, then {@code
   * fma(a[m][k], b[k][n], c[m][n])} with k ascending. Convolutions use it for their sums, with the
   * biases as each row of S, and for weight gradients, with S the same memory as C.
   *
   * @param a where rows and terms are, M and K of them
   * @param values what they are of
   * @param at index in the values that is added to all
   * @param rows which of them
   * @param b [K][N], rows contiguous and padded
   * @param start S, as that of {@link #multiplyAdd}
   * @param c array of C
   * @param cAt index of row 0 of C, whose row stride is that of b; its padding is overwritten
   */
  void multiplyGathered(
      Gather a, float[] values, int at, RowRange rows, Matrix b, Matrix start, float[] c, int cAt);

  /**
   * C ← C + A·B for rows of C that overlap in memory: each is in parts of {@value
   * Matrix#ROW_MULTIPLE} floats at places of their own. For each row m, and each k whose a[m][k] is
   * not zero, both ascending: {@code fma(a[m][k], b[k][n], c)}. Convolutions use it for input
   * gradients.
   *
   * @param a [M][K], rows contiguous
   * @param b [K][N], rows contiguous, a multiple of {@link #PARTS} parts
   * @param places where rows of C begin, and each part from there
   * @param c array of C
   */
  void addOverlapping(Matrix a, Matrix b, Gather places, float[] c);

  /**
   * The largest number of each window and channel: the first, replaced by what is greater.
   *
   * @param over where each window is in an image, and where its pixels are from there
   * @param channels numbers of a pixel
   * @param inputs an image in each row
   * @param sums [windows][channels] in each row; those of the sample are overwritten
   * @param b row of the sample
   */
  default void maxPool(Gather over, int channels, Matrix inputs, Matrix sums, int b) {
    ScalarPooling.max(over, 0, channels, inputs, sums, b);
  }

  /**
   * Adds the gradient of each window's largest number to that of the first input equal to it.
   *
   * @param delta gradient of the sums, in rows as they are
   * @param gradient that of the images, in rows as they are
   */
  default void maxPoolGradient(
      Gather over, int channels, Matrix inputs, Matrix sums, Matrix delta, Matrix gradient, int b) {
    ScalarPooling.maxGradient(over, 0, channels, inputs, sums, delta, gradient, b);
  }

  /** The mean of each window and channel: the sum of its pixels, from 0 on, by their number. */
  default void averagePool(Gather over, int channels, Matrix inputs, Matrix sums, int b) {
    ScalarPooling.average(over, 0, channels, inputs, sums, b);
  }

  /** Adds δ, divided by the number of pixels, to the gradient of each pixel of a window. */
  default void averagePoolGradient(
      Gather over, int channels, Matrix delta, Matrix gradient, int b) {
    ScalarPooling.averageGradient(over, 0, channels, delta, gradient, b);
  }

  /**
   * Converts unsigned bytes to floats: {@code quotients[from + i] = bytes[i] / divisor}. Pixels are
   * stored as bytes and converted each time they are used.
   */
  void divide(byte[] bytes, float divisor, float[] quotients, int from);

  /**
   * outputs ← f(sums), element by element; both [M][N] with contiguous, padded rows, and not the
   * same memory.
   */
  void activate(Activation activation, Matrix sums, Matrix outputs);

  /**
   * gradient ← gradient · f′(sums), element by element: turns the gradient of the outputs into that
   * of the weighted sums. All [M][N] with contiguous, padded rows.
   */
  void multiplyByDerivative(Activation activation, Matrix sums, Matrix outputs, Matrix gradient);

  /**
   * One step of plain gradient descent on a batch of one sample, without storing a gradient: {@code
   * w = fma(−η, fma(xᵢ, δₒ, 0), w)}, rounded exactly as a stored gradient followed by a step.
   *
   * @param x [1][I] the sample
   * @param delta [1][O] gradient of its sums
   * @param weights [I][O] updated in place
   */
  void stepOnOneSample(Matrix x, Matrix delta, Matrix weights, float learningRate);
}
