package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;

/**
 * Forward and backward pass of one layer over a batch, using the kernels; bit for bit the results
 * of {@link Layer}'s plain loops.
 *
 * <p>Safe for several threads at a time: forward and backward for disjoint samples, gradients and
 * updates for disjoint rows of a parameter.
 */
public interface LayerPass {

  /**
   * The pass of a layer: with kernels if it is one of this library, else by its own equations,
   * sample by sample.
   *
   * @param carriesBack whether {@link #inputGradient} will be asked
   */
  static LayerPass of(Layer layer, Kernels kernels, boolean carriesBack) {
    if (layer instanceof DenseLayer dense) {
      return new DensePass(dense, kernels, carriesBack);
    }
    if (layer instanceof ConvLayer convolution) {
      return new ConvPass(convolution, kernels, carriesBack);
    }
    return layer instanceof PoolLayer pooling
        ? new PoolPass(pooling, kernels)
        : new PlainPass(layer);
  }

  /** The values of a parameter for the kernels; not a copy. */
  static Matrix matrix(Parameter parameter) {
    return Matrix.of(parameter.values(), parameter.rows(), parameter.columns());
  }

  /** A row of ones, which adds rows up: fma(1, δ, sum) is sum + δ. */
  static Matrix ones(int columns) {
    return new Matrix(new float[] {1f}, 0, 1, columns, 0, 0);
  }

  /**
   * Computes the sums.
   *
   * @param inputs [B][I]
   * @param sums [B][O], overwritten
   */
  void forward(Matrix inputs, Matrix sums);

  /**
   * Computes the gradient of the inputs.
   *
   * @param inputs [B][I]
   * @param sums of these inputs, [B][O]
   * @param delta ∂L/∂sums, [B][O]
   * @param inputGradient ∂L/∂inputs, [B][I], overwritten
   */
  void inputGradient(Matrix inputs, Matrix sums, Matrix delta, Matrix inputGradient);

  /**
   * Computes a range of rows of a parameter's gradient: the start, to which all samples are added,
   * in order.
   *
   * @param parameter which one, as an index of {@link Layer#parameters}
   * @param from the first row
   * @param to the row after the last
   * @param inputs [B][I]
   * @param delta ∂L/∂sums, [B][O]
   * @param start the gradient, or a matrix of zeros, which may have a row stride of 0
   * @param gradient of the whole parameter
   */
  default void addGradient(
      int parameter, int from, int to, Matrix inputs, Matrix delta, Matrix start, Matrix gradient) {
    throw new UnsupportedOperationException("this layer has no parameters");
  }

  /** Called after a range of rows of a parameter has changed, for whoever keeps a copy. */
  default void changed(int parameter, int from, int to) {}

  /**
   * Whether the gradient of some rows of a parameter takes no more than their share of that of all:
   * then an update takes some rows at a time, which are still in the cache.
   */
  default boolean takesRowsApart() {
    return false;
  }

  /** Whether {@link #stepOnOneSample} is supported. */
  default boolean stepsOnOneSample() {
    return false;
  }

  /**
   * Takes a step of plain gradient descent on one sample without storing a gradient: each value of
   * each parameter becomes {@code fma(−η, gradient, value)}.
   *
   * @param inputs [1][I]
   * @param delta ∂L/∂sums, [1][O]
   * @param learningRate η
   * @throws UnsupportedOperationException unless {@link #stepsOnOneSample}
   */
  default void stepOnOneSample(Matrix inputs, Matrix delta, float learningRate) {
    throw new UnsupportedOperationException("this layer needs a gradient in memory");
  }
}
