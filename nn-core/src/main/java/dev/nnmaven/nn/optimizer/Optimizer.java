package dev.nnmaven.nn.optimizer;

import dev.nnmaven.nn.Parameter;

/**
 * How a gradient changes the parameters. A specification without state: what it remembers of a
 * training is in the {@link Updater}s that it starts.
 */
public interface Optimizer {

  /** How it is written in a POM and in a model file, such as {@code gradientDescent}. */
  String specification();

  /** Starts to train a parameter, with whatever state that takes. */
  Updater start(Parameter parameter);

  /**
   * Whether a step is {@code fma(−η, gradient, parameter)} and nothing else, so that kernels may
   * take it without a gradient in memory.
   */
  default boolean isPlainDescent() {
    return false;
  }
}
