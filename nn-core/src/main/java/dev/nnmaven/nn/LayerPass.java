package dev.nnmaven.nn;

import dev.nnmaven.nn.kernel.Matrix;

/**
 * A layer at work on many samples at once, by way of the kernels: the bits of {@link Layer}'s plain
 * loops.
 *
 * <p>Several threads may call it at the same time: forward and back for samples of their own, and
 * to add up and change parameters for rows of their own.
 */
public interface LayerPass {

  /**
   * Computes the sums.
   *
   * @param inputs [B][I]
   * @param sums [B][O], overwritten
   */
  void forward(Matrix inputs, Matrix sums);

  /**
   * Carries gradients back.
   *
   * @param delta ∂L/∂sums, [B][O]
   * @param inputGradient ∂L/∂inputs, [B][I], overwritten
   */
  void inputGradient(Matrix delta, Matrix inputGradient);

  /**
   * Adds all samples, in their order, to some rows of a parameter's gradient.
   *
   * @param parameter which one, as an index of {@link Layer#parameters}
   * @param from the first row
   * @param to the row after the last
   * @param inputs [B][I]
   * @param delta ∂L/∂sums, [B][O]
   * @param gradient of the whole parameter
   */
  void addGradient(int parameter, int from, int to, Matrix inputs, Matrix delta, Matrix gradient);

  /** Is told that some rows of a parameter have changed. */
  void changed(int parameter, int from, int to);

  /** Whether it can {@link #stepOnOneSample}. */
  default boolean stepsOnOneSample() {
    return false;
  }

  /**
   * Takes a step of plain gradient descent on one sample without a gradient in memory: each number
   * of each parameter becomes {@code fma(−η, gradient, number)}.
   *
   * @param inputs [1][I]
   * @param delta ∂L/∂sums, [1][O]
   * @param learningRate η
   * @throws UnsupportedOperationException unless it {@link #stepsOnOneSample}
   */
  default void stepOnOneSample(Matrix inputs, Matrix delta, float learningRate) {
    throw new UnsupportedOperationException("this layer needs a gradient in memory");
  }
}
