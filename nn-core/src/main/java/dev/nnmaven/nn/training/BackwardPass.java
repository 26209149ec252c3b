package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.inference.LayerParameters;
import dev.nnmaven.nn.inference.LayerValues;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.kernel.RowRange;
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
 *   ∂L/∂inputs = δ · Wᵀ                         [B][I], the next ∂L/∂outputs
 * </pre>
 *
 * <p>which each sample does by itself, and then
 *
 * <pre>
 *   ∂W += inputsᵀ · δ                           [I][O]
 *   ∂b += Σ over samples of δ                   [O]
 * </pre>
 *
 * <p>which each weight does by itself, adding the samples in their order. So several threads may do
 * the first on samples of their own, and after that the second on weights of their own.
 *
 * <p>Source: D. E. Rumelhart, G. E. Hinton, R. J. Williams, <i>Learning representations by
 * back-propagating errors</i>, Nature 323 (1986).
 */
final class BackwardPass {

  private final Network network;
  private final Kernels kernels;
  private final ForwardPass forward;
  private final TransposedWeights transposedWeights;
  private final List<Matrix> deltas = new ArrayList<>(); // of each layer [B][O]
  private final List<LayerGradient> gradients = new ArrayList<>();

  BackwardPass(Network network, Kernels kernels, ForwardPass forward) {
    this.network = network;
    this.kernels = kernels;
    this.forward = forward;
    this.transposedWeights = new TransposedWeights(network);
    for (Layer layer : network.layers()) {
      deltas.add(Matrix.zeros(RowRange.padded(forward.capacity()), layer.outputs()));
      gradients.add(LayerGradient.zeros(layer));
    }
  }

  /** Where the gradient of the last layer's outputs goes before {@link #propagate}, [B][O]. */
  Matrix outputGradient() {
    return deltas.get(deltas.size() - 1);
  }

  /** The gradient of a layer's weighted sums, δ, after {@link #propagate}, [B][O]. */
  Matrix delta(int layer) {
    return deltas.get(layer);
  }

  /** The gradient of a layer's parameters, after {@link #accumulate}. */
  LayerGradient gradient(int layer) {
    return gradients.get(layer);
  }

  /** The copies of the weights that gradients are carried back through. */
  TransposedWeights transposedWeights() {
    return transposedWeights;
  }

  /** Computes δ of every layer for the samples from one up to, and without, another. */
  void propagate(int from, int to) {
    for (int i = network.layers().size() - 1; i >= 0; i--) {
      LayerValues values = forward.layer(i).rows(from, to);
      Matrix delta = deltas.get(i).rows(from, to);
      if (values.factors() != null) {
        multiply(delta, values.factors());
      }
      kernels.multiplyByDerivative(
          LayerParameters.activation(network, i), values.sums(), values.activations(), delta);
      if (i > 0) {
        Matrix previous = deltas.get(i - 1).rows(from, to);
        Arrays.fill(previous.values(), previous.offset(), previous.end(), 0f);
        kernels.multiplyAdd(delta, transposedWeights.of(i), previous);
      }
    }
  }

  /**
   * Adds the pass's first samples to the gradients of some of a layer's weights.
   *
   * @param rows the weights of which inputs
   * @param count how many samples
   * @param anew whether the gradients start at zero, or go on from the samples before
   */
  void accumulate(int layer, RowRange rows, int count, boolean anew) {
    Matrix gradient = gradients.get(layer).weights().rows(rows.from(), rows.to());
    Matrix inputs = forward.layer(layer).inputs().rows(0, count).transposed();
    if (anew) {
      Arrays.fill(gradient.values(), gradient.offset(), gradient.end(), 0f);
    }
    kernels.multiplyAdd(
        inputs.rows(rows.from(), rows.to()), deltas.get(layer).rows(0, count), gradient);
  }

  /** Adds the pass's first samples to the gradients of the biases. */
  void accumulateBiases(int count, boolean anew) {
    for (int i = 0; i < gradients.size(); i++) {
      addRows(deltas.get(i).rows(0, count), gradients.get(i).biases(), anew);
    }
  }

  private static void multiply(Matrix target, Matrix factors) {
    for (int i = 0; i < target.rows() * target.rowStride(); i++) {
      target.values()[target.offset() + i] *= factors.values()[factors.offset() + i];
    }
  }

  private static void addRows(Matrix rows, float[] sums, boolean anew) {
    if (anew) {
      Arrays.fill(sums, 0f);
    }
    for (int r = 0; r < rows.rows(); r++) {
      int from = rows.index(r, 0);
      for (int c = 0; c < sums.length; c++) {
        sums[c] += rows.values()[from + c];
      }
    }
  }
}
