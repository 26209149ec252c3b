package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.inference.LayerParameters;
import dev.nnmaven.nn.kernel.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * A copy of each layer's weights with rows and columns exchanged, which the kernels need to carry
 * gradients back; not of the first layer's, behind which there is nothing to carry them to. Must be
 * told of every change of the weights.
 */
final class TransposedWeights {

  /** Elements of a block, in rows and in columns: it stays in the first-level cache. */
  private static final int BLOCK = 16;

  private final Network network;
  private final List<Matrix> copies = new ArrayList<>(); // of each layer but the first [O][I]

  TransposedWeights(Network network) {
    this.network = network;
    for (int i = 1; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      copies.add(Matrix.zeros(layer.outputs(), layer.inputs()));
      copy(i, 0, layer.inputs());
    }
  }

  /** The copy for a layer, [O][I]. */
  Matrix of(int layer) {
    return copies.get(layer - 1);
  }

  /** Copies the weights of some inputs of a layer. */
  void copy(int layer, int fromInput, int toInput) {
    Matrix from = LayerParameters.weights(network.layers().get(layer));
    Matrix to = of(layer);
    for (int i = fromInput; i < toInput; i += BLOCK) {
      for (int o = 0; o < from.columns(); o += BLOCK) {
        copyBlock(from, to, i, Math.min(i + BLOCK, toInput), o);
      }
    }
  }

  private static void copyBlock(Matrix from, Matrix to, int input, int toInput, int output) {
    int toOutput = Math.min(output + BLOCK, from.columns());
    for (int o = output; o < toOutput; o++) {
      int target = to.index(o, 0);
      int source = from.index(0, o);
      for (int i = input; i < toInput; i++) {
        to.values()[target + i] = from.values()[source + i * from.rowStride()];
      }
    }
  }
}
