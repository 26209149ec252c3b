package dev.nnmaven.nn.training;

/** Training callbacks, called on the training thread. */
public interface TrainingListener {

  /** Ignores all callbacks. */
  TrainingListener NONE = new TrainingListener() {};

  /**
   * Called after each batch.
   *
   * @param epoch its number, from 1
   * @param done number of its samples trained on so far
   * @param total number of its samples
   */
  default void samplesTrained(int epoch, int done, int total) {}

  /** Called after each epoch. */
  default void epochFinished(EpochResult result) {}
}
