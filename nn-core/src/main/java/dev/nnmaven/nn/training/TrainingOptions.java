package dev.nnmaven.nn.training;

import dev.nnmaven.nn.optimizer.Optimizer;

/**
 * How to train.
 *
 * @param optimizer how a gradient changes the parameters
 * @param epochs how often each sample is seen; 0 leaves the network as it is
 * @param batchSize samples a step at most: 1, {@link #ALL_SAMPLES}, or any number between. Where
 *     they do not divide evenly, all batches of an epoch are equally much smaller, to within one.
 * @param seed of all random numbers
 */
public record TrainingOptions(Optimizer optimizer, int epochs, int batchSize, long seed) {

  /** A batch size that puts all samples into one step. */
  public static final int ALL_SAMPLES = Integer.MAX_VALUE;

  /** The learning rate where none is given. */
  public static final float DEFAULT_LEARNING_RATE = 0.1f;

  /** The epochs where none are given. */
  public static final int DEFAULT_EPOCHS = 10;

  /** The batch size where none is given. */
  public static final int DEFAULT_BATCH_SIZE = 32;

  /** The seed where none is given. */
  public static final long DEFAULT_SEED = 1;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if epochs is negative or batchSize not positive
   */
  public TrainingOptions {
    if (epochs < 0) {
      throw new IllegalArgumentException("epochs must be at least 0, found " + epochs);
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch size must be at least 1, found " + batchSize);
    }
  }
}
