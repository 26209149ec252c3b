package dev.nnmaven.nn.task;

/**
 * What a network is trained for: what its outputs mean, and what is measured. How wrong an output
 * is, says the network's {@link dev.nnmaven.nn.loss.Loss}.
 *
 * @param <M> what is measured
 */
public interface Task<M extends Metrics> {

  /** Kind of task in a model file, such as {@code classification}. */
  String kind();

  /** Number of outputs that a network needs, O. */
  int outputs();

  /** Starts measuring. */
  Tally<M> tally();
}
