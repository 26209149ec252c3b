package dev.nnmaven.nn.training;

/** Is told how training proceeds, on the thread that trains. */
public interface TrainingListener {

  /** Does nothing. */
  TrainingListener NONE = new TrainingListener() {};

  /**
   * Some samples of an epoch were trained on.
   *
   * @param epoch its number, from 1
   * @param done how many of its samples so far
   * @param total how many it has
   */
  default void samplesTrained(int epoch, int done, int total) {}

  /** An epoch is over. */
  default void epochFinished(EpochResult result) {}
}
