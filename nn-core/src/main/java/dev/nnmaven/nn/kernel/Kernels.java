package dev.nnmaven.nn.kernel;

import dev.nnmaven.nn.activation.Activation;

/**
 * The loops that take the time of training.
 *
 * <p>Every implementation gives the same bits, since each sum has one order: it starts at what the
 * target holds and adds terms 0, 1, 2, ... with {@link Math#fma}. Work may be split among threads
 * by rows of the target, never within a sum. An implementation has no state and is safe for use by
 * several threads.
 */
public interface Kernels {

  /** What the log calls it. */
  String name();

  /**
   * C ← C + A·B, for each element {@code c = fma(A[m][k], B[k][n], c)} with k ascending.
   *
   * <p>One product serves all three uses: weighted sums X·W (C holds the biases before), weight
   * gradients Xᵀ·δ, and input gradients δ·Wᵀ.
   *
   * @param a [M][K], any strides
   * @param b [K][N], rows contiguous and padded
   * @param c [M][N], rows contiguous and padded as those of b; its padding is overwritten
   */
  void multiplyAdd(Matrix a, Matrix b, Matrix c);

  /**
   * Bytes, read without a sign, as numbers: {@code quotients[from + i] = bytes[i] / divisor}. A
   * pixel is kept as a byte and becomes a number each time that it is needed.
   */
  void divide(byte[] bytes, float divisor, float[] quotients, int from);

  /**
   * outputs ← f(sums), element by element; both [M][N] with contiguous, padded rows, and not the
   * same memory.
   */
  void activate(Activation activation, Matrix sums, Matrix outputs);

  /**
   * gradient ← gradient · f′(sums), element by element: from the gradient of the outputs to that of
   * the weighted sums. All [M][N] with contiguous, padded rows.
   */
  void multiplyByDerivative(Activation activation, Matrix sums, Matrix outputs, Matrix gradient);

  /**
   * One step of plain gradient descent on a batch of one sample, without a gradient in memory:
   * {@code w = fma(−η, fma(xᵢ, δₒ, 0), w)}, the very roundings of a gradient and a step.
   *
   * @param x [1][I] the sample
   * @param delta [1][O] its gradient
   * @param weights [I][O] what is changed
   */
  void stepOnOneSample(Matrix x, Matrix delta, Matrix weights, float learningRate);
}
