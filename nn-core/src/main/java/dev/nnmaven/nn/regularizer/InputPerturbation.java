package dev.nnmaven.nn.regularizer;

import dev.nnmaven.nn.random.RandomStream;

/** Perturbs the inputs of a layer in training, independently for each sample. */
public non-sealed interface InputPerturbation extends Regularizer {

  /** Perturbs one sample's inputs, {@code inputs[from]} to {@code inputs[to - 1]}, in place. */
  void perturb(float[] inputs, int from, int to, RandomStream random);
}
