package dev.nnmaven.nn.task;

import dev.nnmaven.nn.loss.Loss;
import java.util.function.IntToDoubleFunction;

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

  /** The task as a network learns it, without what is only about its answers, such as costs. */
  default Task<M> learned() {
    return this;
  }

  /** Starts measuring. */
  Tally<M> tally();

  /**
   * Starts measuring samples in their order.
   *
   * @param numbers the number of each sample as the data has it, NaN if it has none; for tasks that
   *     standardize it, since a model must not be the judge of what it is judged by
   */
  default Tally<M> tally(IntToDoubleFunction numbers) {
    return tally();
  }
}
