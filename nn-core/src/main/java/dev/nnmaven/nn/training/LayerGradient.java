package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.kernel.Matrix;

/**
 * The derivative of the batch's mean loss with respect to each parameter of a layer.
 *
 * @param weights [I][O]
 * @param biases [O], padded as a row of weights
 */
record LayerGradient(Matrix weights, float[] biases) {

  static LayerGradient zeros(Layer layer) {
    Matrix weights = Matrix.zeros(layer.inputs(), layer.outputs());
    return new LayerGradient(weights, new float[weights.rowStride()]);
  }
}
