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

  /** Name in the log. */
  String name();

  /**
   * C ← C + A·B, for each element {@code c = fma(A[m][k], B[k][n], c)} with k ascending.
   *
   * <p>Used for weighted sums X·W (C initialized with the biases), weight gradients Xᵀ·δ, and input
   * gradients δ·Wᵀ.
   *
   * @param a [M][K], any strides
   * @param b [K][N], rows contiguous and padded
   * @param c [M][N], rows contiguous and padded as those of b; its padding is overwritten
   */
  void multiplyAdd(Matrix a, Matrix b, Matrix c);

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
