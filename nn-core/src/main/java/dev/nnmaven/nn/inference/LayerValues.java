package dev.nnmaven.nn.inference;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.regularizer.InputPerturbation;
import dev.nnmaven.nn.regularizer.OutputScaling;
import org.jspecify.annotations.Nullable;

/**
 * Values of one layer for up to B samples, kept for the backward pass.
 *
 * @param inputs [B][I] inputs, noise included
 * @param sums [B][O] weighted sums
 * @param activations [B][O] activation(sums)
 * @param factors [B][O] from {@link OutputScaling}s; null if there are none
 * @param outputs [B][O] activations, times factors if there are any
 */
public record LayerValues(
    Matrix inputs, Matrix sums, Matrix activations, @Nullable Matrix factors, Matrix outputs) {

  /**
   * Allocates the buffers of a layer.
   *
   * @param previous outputs of the previous layer, or the samples
   * @param training whether regularizers are active
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

  /** View of samples {@code from} (inclusive) to {@code to} (exclusive). */
  public LayerValues rows(int from, int to) {
    return new LayerValues(
        inputs.rows(from, to),
        sums.rows(from, to),
        activations.rows(from, to),
        factors == null ? null : factors.rows(from, to),
        outputs.rows(from, to));
  }
}
