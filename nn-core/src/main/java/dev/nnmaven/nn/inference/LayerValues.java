package dev.nnmaven.nn.inference;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.regularizer.InputPerturbation;
import dev.nnmaven.nn.regularizer.OutputScaling;

/**
 * What one layer computes for up to B samples, and keeps for the backward pass.
 *
 * @param inputs [B][I] what it is given, noise included
 * @param sums [B][O] weighted sums
 * @param activations [B][O] what the activation makes of them
 * @param factors [B][O] what {@link OutputScaling}s multiply them by; null if there are none
 * @param outputs [B][O] what it gives: activations, times factors if there are any
 */
public record LayerValues(
    Matrix inputs, Matrix sums, Matrix activations, Matrix factors, Matrix outputs) {

  /**
   * Memory for a layer.
   *
   * @param previous the outputs of the layer before, or the samples themselves
   * @param training whether regularizers act
   */
  static LayerValues allocate(Layer layer, Matrix previous, int samples, boolean training) {
    boolean perturbed =
        training && layer.regularizers().stream().anyMatch(InputPerturbation.class::isInstance);
    boolean scaled =
        training && layer.regularizers().stream().anyMatch(OutputScaling.class::isInstance);
    Matrix activations = Matrix.zeros(samples, layer.outputs());
    return new LayerValues(
        perturbed ? Matrix.zeros(samples, layer.inputs()) : previous,
        Matrix.zeros(samples, layer.outputs()),
        activations,
        scaled ? Matrix.zeros(samples, layer.outputs()) : null,
        scaled ? Matrix.zeros(samples, layer.outputs()) : activations);
  }

  /** The values of the samples from one up to, and without, another. */
  public LayerValues rows(int from, int to) {
    return new LayerValues(
        inputs.rows(from, to),
        sums.rows(from, to),
        activations.rows(from, to),
        factors == null ? null : factors.rows(from, to),
        outputs.rows(from, to));
  }
}
