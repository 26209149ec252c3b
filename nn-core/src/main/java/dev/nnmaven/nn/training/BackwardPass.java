package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.inference.LayerValues;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Backpropagation: from the gradient of the outputs to that of each layer's sums. For each layer,
 * last to first:
 *
 * <pre>
 *   δ          = ∂L/∂outputs · factors · f′(sums)      [B][O]
 *   ∂L/∂inputs = what the layer carries back of δ      [B][I], the next ∂L/∂outputs
 * </pre>
 *
 * <p>Samples are independent: several threads may run disjoint ranges of them.
 *
 * <p>Source: D. E. Rumelhart, G. E. Hinton, R. J. Williams, <i>Learning representations by
 * back-propagating errors</i>, Nature 323 (1986).
 */
final class BackwardPass {

  private final Kernels kernels;
  private final ForwardPass forward;
  private final List<Matrix> deltas = new ArrayList<>(); // of each layer [B][O]

  BackwardPass(Network network, Kernels kernels, ForwardPass forward) {
    this.kernels = kernels;
    this.forward = forward;
    for (Layer layer : network.layers()) {
      deltas.add(Matrix.zeros(forward.slicing().rows(layer), layer.outputs()));
    }
  }

  /** Gradient of the last layer's outputs, to be set before {@link #run}, [B][O]. */
  Matrix outputGradient() {
    return deltas.get(deltas.size() - 1);
  }

  /** Gradient of a layer's sums, δ, after {@link #run}, [B][O]. */
  Matrix delta(int layer) {
    return deltas.get(layer);
  }

  /** Computes δ of every layer for samples {@code from} (inclusive) to {@code to} (exclusive). */
  void run(int from, int to) {
    for (int i = deltas.size() - 1; i >= 0; i--) {
      LayerValues values = forward.layer(i).rows(from, to);
      Matrix delta = deltas.get(i).ofSamples(from, to);
      if (values.factors() != null) {
        ForwardPass.multiply(delta, values.factors(), delta);
      }
      kernels.multiplyByDerivative(
          forward.activation(i), values.sums(), values.activations(), delta);
      if (i > 0) {
        Matrix gradient = deltas.get(i - 1).ofSamples(from, to);
        forward.pass(i).inputGradient(values.inputs(), values.sums(), delta, gradient);
      }
    }
  }
}
