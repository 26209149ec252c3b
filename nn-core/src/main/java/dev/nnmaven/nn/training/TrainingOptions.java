package dev.nnmaven.nn.training;

import dev.nnmaven.nn.optimizer.GradientDescent;
import dev.nnmaven.nn.optimizer.Optimizer;

/**
 * How to train.
 *
 * @param optimizer how a gradient changes the parameters
 * @param learningRate the length of a step, above 0
 * @param epochs how often each sample is seen; 0 leaves the network as it is
 * @param batchSize samples a step at most: 1, {@link #ALL_SAMPLES}, or any number between. Where
 *     they do not divide evenly, all batches of an epoch are equally much smaller, to within one.
 * @param seed of all random numbers
 */
public record TrainingOptions(
    Optimizer optimizer, float learningRate, int epochs, int batchSize, long seed) {

  /** A batch size that puts all samples into one step. */
  public static final int ALL_SAMPLES = Integer.MAX_VALUE;

  /** The optimizer where none is given. */
  public static final Optimizer DEFAULT_OPTIMIZER = new GradientDescent();

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
   * @throws IllegalArgumentException if the learning rate is not above 0 and finite, epochs is
   *     negative or batchSize not positive
   */
  public TrainingOptions {
    requireLearningRate(learningRate);
    if (epochs < 0) {
      throw new IllegalArgumentException("epochs must be at least 0, found " + epochs);
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch size must be at least 1, found " + batchSize);
    }
  }

  /**
   * Checks a learning rate by itself.
   *
   * @return the same
   * @throws IllegalArgumentException if it is not above 0 and finite
   */
  public static float requireLearningRate(float learningRate) {
    if (!(learningRate > 0f && Float.isFinite(learningRate))) {
      throw new IllegalArgumentException(
          "learning rate must be above 0 and finite, found " + learningRate);
    }
    return learningRate;
  }
}
