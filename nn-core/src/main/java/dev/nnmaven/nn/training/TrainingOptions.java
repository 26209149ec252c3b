package dev.nnmaven.nn.training;

import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.optimizer.ClipNorm;
import dev.nnmaven.nn.optimizer.GradientDescent;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.schedule.Schedule;
import dev.nnmaven.nn.schedule.Schedules;
import java.util.List;

/**
 * Options of training.
 *
 * @param optimizer computes updates from gradients
 * @param learningRate step size η, above 0
 * @param schedule how the learning rate changes during training
 * @param epochs passes over the data; 0 leaves the network unchanged
 * @param batchSize maximum samples per step: 1 to {@link #ALL_SAMPLES}. If it does not divide the
 *     data evenly, all batches of an epoch shrink to nearly equal sizes.
 * @param seed of all random numbers
 * @param targets what the loss aims at: label smoothing and class weights
 * @param clipNorm limit for the norm of the gradient
 * @param average number of epochs at the end whose parameters are averaged; 1 for those of the last
 *     alone
 */
public record TrainingOptions(
    Optimizer optimizer,
    float learningRate,
    Schedule schedule,
    int epochs,
    int batchSize,
    long seed,
    TargetOptions targets,
    ClipNorm clipNorm,
    int average) {

  /** Batch size for full-batch training: all samples in one step. */
  public static final int ALL_SAMPLES = Integer.MAX_VALUE;

  /** Default optimizer. */
  public static final Optimizer DEFAULT_OPTIMIZER = new GradientDescent();

  /** Default number of epochs. */
  public static final int DEFAULT_EPOCHS = 10;

  /** Default batch size. */
  public static final int DEFAULT_BATCH_SIZE = 32;

  /** Default seed. */
  public static final long DEFAULT_SEED = 1;

  /**
   * Validates the options.
   *
   * @throws IllegalArgumentException if the learning rate is not above 0 and finite, epochs is
   *     negative, batchSize not positive, or average not from 1 to the number of epochs
   */
  public TrainingOptions {
    requireLearningRate(learningRate);
    if (epochs < 0) {
      throw new IllegalArgumentException("epochs must be at least 0, found " + epochs);
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch size must be at least 1, found " + batchSize);
    }
    if (average < 1 || average > Math.max(1, epochs)) {
      throw new IllegalArgumentException(
          "average must be from 1 to the number of epochs, %s, found %s"
              .formatted(epochs, average));
    }
  }

  /** Options with the same learning rate in all steps, plain targets and no clipping. */
  public TrainingOptions(
      Optimizer optimizer, float learningRate, int epochs, int batchSize, long seed) {
    this(optimizer, learningRate, Schedules.DEFAULT, epochs, batchSize, seed);
  }

  /** Options with plain targets and no clipping. */
  public TrainingOptions(
      Optimizer optimizer,
      float learningRate,
      Schedule schedule,
      int epochs,
      int batchSize,
      long seed) {
    this(
        optimizer,
        learningRate,
        schedule,
        epochs,
        batchSize,
        seed,
        TargetOptions.PLAIN,
        ClipNorm.NONE,
        1);
  }

  /** The same options with other targets and clipping. */
  public TrainingOptions with(TargetOptions aims, ClipNorm clip) {
    return new TrainingOptions(
        optimizer, learningRate, schedule, epochs, batchSize, seed, aims, clip, average);
  }

  /**
   * The same options with the mean of some epochs at the end.
   *
   * @throws IllegalArgumentException if it is not from 1 to the number of epochs
   */
  public TrainingOptions averaging(int lastEpochs) {
    return new TrainingOptions(
        optimizer, learningRate, schedule, epochs, batchSize, seed, targets, clipNorm, lastEpochs);
  }

  /** The same options with another seed. */
  public TrainingOptions seeded(long other) {
    return new TrainingOptions(
        optimizer, learningRate, schedule, epochs, batchSize, other, targets, clipNorm, average);
  }

  /** The same options with another optimizer. */
  TrainingOptions with(Optimizer other) {
    return new TrainingOptions(
        other, learningRate, schedule, epochs, batchSize, seed, targets, clipNorm, average);
  }

  /**
   * Number of steps of an epoch: the fewest that the batch size allows.
   *
   * @param samples number of training samples
   */
  int batches(int samples) {
    return (int) (((long) samples + batchSize - 1) / batchSize);
  }

  /**
   * Learning rate of a step.
   *
   * @param done epochs done before it, in fractions
   * @param validationLosses after each epoch so far, if there are validation samples
   */
  float learningRate(double done, List<Double> validationLosses) {
    return (float) (learningRate * schedule.factor(done, epochs, validationLosses));
  }

  /**
   * Validates a learning rate.
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
