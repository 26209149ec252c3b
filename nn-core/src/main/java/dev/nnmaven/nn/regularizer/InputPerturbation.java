package dev.nnmaven.nn.regularizer;

import dev.nnmaven.nn.random.RandomStream;

/** Changes the inputs of a layer a little, anew for each sample. */
public non-sealed interface InputPerturbation extends Regularizer {

  /**
   * Changes one sample's inputs in place; only {@code inputs[from]} up to {@code inputs[to - 1]}
   * are its own.
   */
  void perturb(float[] inputs, int from, int to, RandomStream random);
}
