package dev.nnmaven.nn.task;

import dev.nnmaven.nn.loss.Loss;

/**
 * What a network is trained for: what its outputs mean, and what is measured. The network's {@link
 * Loss} measures how wrong an output is.
 *
 * @param <M> what is measured
 */
public interface Task<M extends Metrics> {

  /** Kind of task in a model file, such as {@code classification}. */
  String kind();

  /** Number of outputs that a network needs, O. */
  int outputs();

  /**
   * Throws unless a loss can be used, such as one for numbers to predict a number; by default, any
   * can.
   *
   * @throws IllegalArgumentException otherwise; the message says which can
   */
  default void requireFit(Loss loss) {}

  /** Starts measuring. */
  Tally<M> tally();
}
