package dev.nnmaven.nn.loss.builtin;

import dev.nnmaven.nn.loss.Loss;

/** A cross-entropy with the function that makes probabilities of outputs: ∂L/∂zⱼ = pⱼ − tⱼ. */
interface ProbabilityLoss extends Loss {

  @Override
  default void gradient(
      float[] outputs,
      float[] probabilities,
      float[] targets,
      float[] gradient,
      int from,
      int count,
      float share) {
    for (int i = from; i < from + count; i++) {
      gradient[i] = (probabilities[i] - targets[i]) * share;
    }
  }
}
