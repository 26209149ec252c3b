package dev.nnmaven.nn.regularizer;

import dev.nnmaven.nn.random.RandomStream;

/**
 * Multiplies each output of a layer by a random factor in training, drawn independently for each
 * sample.
 */
public non-sealed interface OutputScaling extends Regularizer {

  /**
   * Multiplies one sample's factors, {@code factors[from]} to {@code factors[to - 1]}, in place.
   * The resulting factors multiply the layer's outputs and, in the backward pass, their gradients.
   * Their expected value should be 1, since outputs are not scaled in inference.
   */
  void scale(float[] factors, int from, int to, RandomStream random);
}
