package dev.nnmaven.nn;

import dev.nnmaven.nn.text.Illegal;

/**
 * One neuron of a dense layer: a view of one column of the layer's weights. It computes, bit for
 * bit, what the kernels compute for all neurons at once.
 */
final class Neuron {

  private final DenseLayer layer;
  private final int index;

  Neuron(DenseLayer layer, int index) {
    this.layer = layer;
    this.index = index;
  }

  /** Weight of one input. */
  float weight(int input) {
    return layer.weights().get(input, index);
  }

  /** Bias: the initial value of the weighted sum. */
  float bias() {
    return layer.biases().get(0, index);
  }

  /**
   * bias + Σᵢ inputᵢ · weightᵢ, added in the order of the inputs, one fused multiply-add per term.
   *
   * @param inputs one number for each input of the layer
   * @throws IllegalArgumentException if there are more or fewer
   */
  float weightedSum(float[] inputs) {
    if (inputs.length != layer.inputs()) {
      throw Illegal.argument(
          "the layer has %s inputs, found %s numbers", layer.inputs(), inputs.length);
    }
    float sum = bias();
    for (int i = 0; i < inputs.length; i++) {
      sum = Math.fma(inputs[i], weight(i), sum);
    }
    return sum;
  }

  /**
   * Output: the layer's own activation of the weighted sum. {@link Network#forward} gives the
   * weighted sum itself where the loss includes the activation; see {@link Network#activation}.
   */
  float output(float[] inputs) {
    return layer.activation().apply(weightedSum(inputs));
  }
}
