package dev.nnmaven.nn.training;

import dev.nnmaven.nn.task.Metrics;

/**
 * Training callbacks, called on the training thread.
 *
 * @param <M> what the task measures
 */
public interface TrainingListener<M extends Metrics> {

  /** Ignores all callbacks. */
  static <M extends Metrics> TrainingListener<M> none() {
    return new TrainingListener<>() {};
  }

  /**
   * Called after each batch.
   *
   * @param epoch its number, from 1
   * @param done number of its samples trained on so far
   * @param total number of its samples
   */
  default void samplesTrained(int epoch, int done, int total) {}

  /** Called after each epoch. */
  default void epochFinished(EpochResult<M> result) {}
}
