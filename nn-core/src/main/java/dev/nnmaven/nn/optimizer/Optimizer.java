package dev.nnmaven.nn.optimizer;

import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.catalog.Specified;

/**
 * How a gradient changes the parameters. A specification without state: what it remembers of a
 * training is in the {@link Updater}s that it starts.
 */
public interface Optimizer extends Specified<Optimizer> {

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
