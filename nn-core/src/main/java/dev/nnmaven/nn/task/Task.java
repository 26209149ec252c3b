package dev.nnmaven.nn.task;

import dev.nnmaven.nn.loss.Loss;
import java.util.function.IntToDoubleFunction;

/**
 * The task of a network: the meaning of its outputs, and its metrics. The network's {@link Loss}
 * measures how wrong an output is.
 *
 * @param <M> its metrics
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

  /** The task as a network learns it, without settings of its answers, such as costs. */
  default Task<M> learned() {
    return this;
  }

  /** Starts measuring. */
  Tally<M> tally();

  /**
   * Starts measuring samples in their order.
   *
   * @param numbers the number of each sample as the data has it, NaN if it has none; for tasks that
   *     standardize it: metrics must not depend on the scale in the model
   */
  default Tally<M> tally(IntToDoubleFunction numbers) {
    return tally();
  }
}
