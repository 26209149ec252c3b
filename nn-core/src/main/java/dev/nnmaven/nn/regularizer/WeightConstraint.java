package dev.nnmaven.nn.regularizer;

/**
 * Limits the norm of each neuron's incoming weights, enforced after every step by rescaling them;
 * biases are not constrained.
 */
public non-sealed interface WeightConstraint extends Regularizer {

  /**
   * What a neuron's weights are multiplied by; 1 if they keep the bound.
   *
   * @param norm their Euclidean norm
   */
  float factor(float norm);

  /**
   * Holds the bound for some neurons: columns {@code from} to {@code to - 1} of the weights. Each
   * norm sums its squares in double, first row to last.
   *
   * @param weights [rows][stride], changed in place
   */
  default void hold(float[] weights, int rows, int stride, int from, int to) {
    double[] squares = new double[to - from];
    for (int row = 0; row < rows; row++) {
      int start = row * stride + from;
      for (int c = 0; c < squares.length; c++) {
        squares[c] += (double) weights[start + c] * weights[start + c];
      }
    }
    float[] factors = new float[squares.length];
    for (int c = 0; c < factors.length; c++) {
      factors[c] = factor((float) Math.sqrt(squares[c]));
    }
    for (int row = 0; row < rows; row++) {
      int start = row * stride + from;
      for (int c = 0; c < factors.length; c++) {
        weights[start + c] *= factors[c];
      }
    }
  }
}
