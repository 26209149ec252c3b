package dev.nnmaven.nn;

/**
 * One neuron of a dense layer: a light view of its column of weights, computing what the layer's
 * kernels compute for all its neurons at once, bit for bit.
 */
public final class Neuron {

  private final DenseLayer layer;
  private final int index;

  Neuron(DenseLayer layer, int index) {
    this.layer = layer;
    this.index = index;
  }

  /** The weight of one of its inputs. */
  public float weight(int input) {
    return layer.weights().get(input, index);
  }

  /** What its weighted sum starts from. */
  public float bias() {
    return layer.biases().get(0, index);
  }

  /**
   * bias + Σᵢ inputᵢ · weightᵢ, added in the order of the inputs with one rounding a term.
   *
   * @param inputs one number for each input of the layer
   * @throws IllegalArgumentException if there are more or fewer
   */
  public float weightedSum(float[] inputs) {
    if (inputs.length != layer.inputs()) {
      throw new IllegalArgumentException(
          "the layer has %d inputs, found %d numbers".formatted(layer.inputs(), inputs.length));
    }
    float sum = bias();
    for (int i = 0; i < inputs.length; i++) {
      sum = Math.fma(inputs[i], weight(i), sum);
    }
    return sum;
  }

  /** What the layer's activation makes of the weighted sum. */
  public float output(float[] inputs) {
    return layer.activation().apply(weightedSum(inputs));
  }
}
