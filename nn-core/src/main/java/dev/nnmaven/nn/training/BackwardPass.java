package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.inference.LayerParameters;
import dev.nnmaven.nn.inference.LayerValues;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From the gradient of the outputs back to the gradient of each parameter (backpropagation).
 *
 * <p>For each layer, last to first, with δ the gradient of its weighted sums:
 *
 * <pre>
 *   δ   = ∂L/∂outputs · factors · f′(sums)      [B][O]
 *   ∂W += inputsᵀ · δ                           [I][O]
 *   ∂b += Σ over samples of δ                   [O]
 *   ∂L/∂inputs = δ · Wᵀ                         [B][I], the next ∂L/∂outputs
 * </pre>
 *
 * <p>Source: D. E. Rumelhart, G. E. Hinton, R. J. Williams, <i>Learning representations by
 * back-propagating errors</i>, Nature 323 (1986).
 */
final class BackwardPass {

  private final Network network;
  private final Kernels kernels;
  private final ForwardPass forward;
  private final List<Matrix> deltas = new ArrayList<>(); // of each layer [B][O]
  private final List<Matrix> transposedWeights = new ArrayList<>(); // of each layer [O][I]
  private final List<LayerGradient> gradients = new ArrayList<>();

  BackwardPass(Network network, Kernels kernels, ForwardPass forward) {
    this.network = network;
    this.kernels = kernels;
    this.forward = forward;
    for (Layer layer : network.layers()) {
      deltas.add(Matrix.zeros(forward.capacity(), layer.outputs()));
      transposedWeights.add(Matrix.zeros(layer.outputs(), layer.inputs()));
      gradients.add(LayerGradient.zeros(layer));
    }
  }

  /** Where the gradient of the last layer's outputs goes before {@link #run}, [B][classes]. */
  Matrix outputGradient() {
    return deltas.get(deltas.size() - 1);
  }

  /** The gradients summed up since {@link #startBatch}. */
  LayerGradient gradient(int layer) {
    return gradients.get(layer);
  }

  /** Forgets the gradients, and takes note of the weights, which may have changed since. */
  void startBatch() {
    gradients.forEach(LayerGradient::clear);
    for (int i = 1; i < network.layers().size(); i++) {
      transpose(LayerParameters.weights(network.layers().get(i)), transposedWeights.get(i));
    }
  }

  /** Adds the gradients of the forward pass's first samples. */
  void run(int count) {
    for (int i = network.layers().size() - 1; i >= 0; i--) {
      LayerValues values = forward.layer(i).firstSamples(count);
      Matrix delta = deltas.get(i).firstRows(count);
      if (values.factors() != null) {
        multiply(delta, values.factors());
      }
      kernels.multiplyByDerivative(
          LayerParameters.activation(network, i), values.sums(), values.activations(), delta);
      kernels.multiplyAdd(values.inputs().transposed(), delta, gradients.get(i).weights());
      addRows(delta, gradients.get(i).biases());
      if (i > 0) {
        Matrix previous = deltas.get(i - 1).firstRows(count);
        Arrays.fill(previous.values(), 0, count * previous.rowStride(), 0f);
        kernels.multiplyAdd(delta, transposedWeights.get(i), previous);
      }
    }
  }

  private static void transpose(Matrix from, Matrix to) {
    for (int r = 0; r < to.rows(); r++) {
      for (int c = 0; c < to.columns(); c++) {
        to.values()[to.index(r, c)] = from.values()[from.index(c, r)];
      }
    }
  }

  private static void multiply(Matrix target, Matrix factors) {
    int end = target.rows() * target.rowStride();
    for (int i = 0; i < end; i++) {
      target.values()[i] *= factors.values()[i];
    }
  }

  private static void addRows(Matrix rows, float[] sums) {
    for (int r = 0; r < rows.rows(); r++) {
      int from = rows.index(r, 0);
      for (int c = 0; c < sums.length; c++) {
        sums[c] += rows.values()[from + c];
      }
    }
  }
}
