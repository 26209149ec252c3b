package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.kernel.Matrix;

/**
 * A transposed copy of a layer's weights, for the backward pass. Call {@link #copy} after every
 * change of the weights.
 */
final class TransposedWeights {

  /** Rows and columns of a block: small enough for the L1 cache. */
  private static final int BLOCK = 16;

  private final Matrix weights; // [I][O]
  private final Matrix copy; // [O][I]

  TransposedWeights(Matrix weights) {
    this.weights = weights;
    this.copy = Matrix.zeros(weights.columns(), weights.rows());
    copy(0, weights.rows());
  }

  /** The copy, [O][I]. */
  Matrix matrix() {
    return copy;
  }

  /** Copies the weights of a range of inputs again. */
  void copy(int fromInput, int toInput) {
    for (int i = fromInput; i < toInput; i += BLOCK) {
      for (int o = 0; o < weights.columns(); o += BLOCK) {
        copyBlock(i, Math.min(i + BLOCK, toInput), o);
      }
    }
  }

  private void copyBlock(int input, int toInput, int output) {
    int toOutput = Math.min(output + BLOCK, weights.columns());
    for (int o = output; o < toOutput; o++) {
      int target = copy.index(o, 0);
      int source = weights.index(0, o);
      for (int i = input; i < toInput; i++) {
        copy.values()[target + i] = weights.values()[source + i * weights.rowStride()];
      }
    }
  }
}
