package dev.nnmaven.nn.regularizer;

import dev.nnmaven.nn.random.RandomStream;

/** Multiplies each output of a layer by a factor, drawn anew for each sample. */
public non-sealed interface OutputScaling extends Regularizer {

  /**
   * Multiplies one sample's factors, in place; only {@code factors[from]} up to {@code factors[to -
   * 1]} are its own. The layer's outputs, and on the way back their gradients, are multiplied by
   * what results. Their expectation should be 1, since outputs are not scaled when evaluating.
   */
  void scale(float[] factors, int from, int to, RandomStream random);
}
