package dev.nnmaven.nn.optimizer;

import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.Specified;

/**
 * Computes parameter updates from gradients. A specification without state: state, such as
 * momentum, is in the {@link Updater}s that it starts.
 */
public interface Optimizer extends Specified<Optimizer> {

  /**
   * Parses a specification such as {@code momentum(0.9)}.
   *
   * @throws IllegalArgumentException if it is unknown; the message lists all
   */
  static Optimizer of(String specification) {
    return Catalog.of(Optimizer.class, "optimizer").create(specification);
  }

  /** Creates the updater of one parameter, with initial state. */
  Updater start(Parameter parameter);

  /** Default learning rate η of this optimizer. */
  default float defaultLearningRate() {
    return 0.1f;
  }

  /**
   * Whether a step is exactly {@code fma(−η, gradient, parameter)}, so that kernels may take it
   * without storing a gradient.
   */
  default boolean isPlainDescent() {
    return false;
  }
}
