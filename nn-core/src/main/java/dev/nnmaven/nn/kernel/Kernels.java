package dev.nnmaven.nn.kernel;

import dev.nnmaven.nn.activation.Activation;

/**
 * The loops that take the time of training.
 *
 * <p>Every implementation gives the same bits, since each sum has one order: it starts at what the
 * target holds and adds terms 0, 1, 2, ... with {@link Math#fma}. Work may be split among threads
 * by rows of the target, never within a sum.
 */
public interface Kernels {

  /** The fastest that this JVM can run. */
  static Kernels fastest() {
    return new ScalarKernels();
  }

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

  /** outputs ← f(sums), element by element; both [M][N] with contiguous, padded rows. */
  void activate(Activation activation, Matrix sums, Matrix outputs);

  /**
   * gradient ← gradient · f′(sums), element by element: from the gradient of the outputs to that of
   * the weighted sums. All [M][N] with contiguous, padded rows.
   */
  void multiplyByDerivative(Activation activation, Matrix sums, Matrix outputs, Matrix gradient);
}
