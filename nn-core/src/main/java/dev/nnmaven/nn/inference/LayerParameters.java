package dev.nnmaven.nn.inference;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.Linear;
import dev.nnmaven.nn.kernel.Matrix;

/** A network's layers as the kernels want them. */
public final class LayerParameters {

  private LayerParameters() {}

  /** The weights of a layer, [I][O]; a view. */
  public static Matrix weights(Layer layer) {
    return new Matrix(layer.weights(), 0, layer.inputs(), layer.outputs(), layer.stride(), 1);
  }

  /**
   * The activation that a layer has to apply: its own, unless it is the output layer and the loss
   * includes it.
   */
  public static Activation activation(Network network, int layer) {
    Activation own = network.layers().get(layer).activation();
    boolean last = layer == network.layers().size() - 1;
    return last && network.loss().includes(own) ? new Linear() : own;
  }
}
