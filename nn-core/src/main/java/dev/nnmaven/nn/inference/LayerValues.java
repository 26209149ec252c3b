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
   * @param samples rows of what no gradient needs
   * @param kept rows of the inputs
   * @param next rows of the outputs, which are inputs of the next layer
   * @param training whether regularizers are active
   */
  static LayerValues allocate(
      Layer layer, Matrix previous, int samples, int kept, int next, boolean training) {
    boolean perturbed =
        training && layer.regularizers().stream().anyMatch(InputPerturbation.class::isInstance);
    boolean scaled =
        training && layer.regularizers().stream().anyMatch(OutputScaling.class::isInstance);
    Matrix activations = Matrix.zeros(scaled ? samples : next, layer.outputs());
    return new LayerValues(
        perturbed ? Matrix.zeros(kept, layer.inputs()) : previous,
        Matrix.zeros(samples, layer.outputs()),
        activations,
        scaled ? Matrix.zeros(samples, layer.outputs()) : null,
        scaled ? Matrix.zeros(next, layer.outputs()) : activations);
  }

  /** The same buffers after other inputs. */
  LayerValues after(Matrix others) {
    return new LayerValues(others, sums, activations, factors, outputs);
  }

  /** View of a batch's samples {@code from} (inclusive) to {@code to} (exclusive). */
  public LayerValues rows(int from, int to) {
    return new LayerValues(
        inputs.ofSamples(from, to),
        sums.ofSamples(from, to),
        activations.ofSamples(from, to),
        factors == null ? null : factors.ofSamples(from, to),
        outputs.ofSamples(from, to));
  }
}
