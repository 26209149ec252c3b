package dev.nnmaven.nn.training;

import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.optimizer.ClipNorm;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.builtin.GradientDescent;
import dev.nnmaven.nn.schedule.Schedule;
import dev.nnmaven.nn.schedule.builtin.Constant;
import dev.nnmaven.nn.text.Illegal;
import java.util.List;
import java.util.Optional;

/** Options of training. {@link #builder} has a default for each. */
public final class TrainingOptions {

  /** Batch size for full-batch training: all samples in one step. */
  public static final int ALL_SAMPLES = Integer.MAX_VALUE;

  public static final Optimizer DEFAULT_OPTIMIZER = new GradientDescent();

  public static final Schedule DEFAULT_SCHEDULE = new Constant();

  public static final int DEFAULT_EPOCHS = 10;

  public static final int DEFAULT_BATCH_SIZE = 32;

  public static final long DEFAULT_SEED = 1;

  private final Builder values; // a copy, which nobody changes

  private TrainingOptions(Builder values) {
    this.values = values;
    float rate = values.learningRate.orElseGet(values.optimizer::defaultLearningRate);
    values.learningRate = Optional.of(requireLearningRate(rate));
    if (epochs() < 0) {
      throw Illegal.argument("epochs must be at least 0, found %s", epochs());
    }
    if (batchSize() < 1) {
      throw Illegal.argument("batch size must be at least 1, found %s", batchSize());
    }
  }

  /** Computes updates from gradients. */
  public Optimizer optimizer() {
    return values.optimizer;
  }

  /** Step size η, above 0. */
  public float learningRate() {
    return values.learningRate.orElseThrow();
  }

  /** How the learning rate changes during training. */
  public Schedule schedule() {
    return values.schedule;
  }

  /** Passes over the data; 0 leaves the network unchanged. */
  public int epochs() {
    return values.epochs;
  }

  /** Maximum samples per step. */
  public int batchSize() {
    return values.batchSize;
  }

  /** Seed of all random numbers. */
  public long seed() {
    return values.seed;
  }

  /** What the loss aims at: label smoothing and class weights. */
  public TargetOptions targets() {
    return values.targets;
  }

  /** Limit for the norm of the gradient. */
  public ClipNorm clipNorm() {
    return values.clipNorm;
  }

  /** Returns a builder with default options. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with these options. */
  public Builder toBuilder() {
    return new Builder(values);
  }

  /**
   * Number of steps of an epoch: the fewest that the batch size allows.
   *
   * @param samples number of training samples
   */
  public int batches(int samples) {
    return (int) (((long) samples + batchSize() - 1) / batchSize());
  }

  /**
   * Learning rate of a step.
   *
   * @param done epochs done before it, in fractions
   * @param validationLosses after each epoch so far, if there are validation samples
   * @throws IllegalArgumentException if the schedule makes it negative, infinite or NaN
   */
  float learningRate(double done, List<Double> validationLosses) {
    float rate = (float) (learningRate() * schedule().factor(done, epochs(), validationLosses));
    if (!(rate >= 0f && Float.isFinite(rate))) {
      throw Illegal.argument(
          "the schedule %s (%s) gives a learning rate of %s after %s epochs; expected at least 0",
          schedule().specification(), schedule().getClass().getName(), rate, done);
    }
    return rate;
  }

  /**
   * Validates a learning rate.
   *
   * @return the same
   * @throws IllegalArgumentException if it is not above 0 and finite
   */
  public static float requireLearningRate(float learningRate) {
    if (!(learningRate > 0f && Float.isFinite(learningRate))) {
      throw Illegal.argument("learning rate must be above 0 and finite, found %s", learningRate);
    }
    return learningRate;
  }

  /** Collects options; each has a default. */
  public static final class Builder {

    private Optimizer optimizer = DEFAULT_OPTIMIZER;
    private Optional<Float> learningRate = Optional.empty();
    private Schedule schedule = DEFAULT_SCHEDULE;
    private int epochs = DEFAULT_EPOCHS;
    private int batchSize = DEFAULT_BATCH_SIZE;
    private long seed = DEFAULT_SEED;
    private TargetOptions targets = TargetOptions.PLAIN;
    private ClipNorm clipNorm = ClipNorm.NONE;

    private Builder() {}

    private Builder(Builder other) {
      optimizer = other.optimizer;
      learningRate = other.learningRate;
      schedule = other.schedule;
      epochs = other.epochs;
      batchSize = other.batchSize;
      seed = other.seed;
      targets = other.targets;
      clipNorm = other.clipNorm;
    }

    /** Computes updates from gradients; plain gradient descent by default. */
    public Builder optimizer(Optimizer value) {
      optimizer = value;
      return this;
    }

    /** Step size η, above 0; the optimizer's own default if it is not set. */
    public Builder learningRate(float value) {
      learningRate = Optional.of(value);
      return this;
    }

    /** How the learning rate changes during training; it is constant by default. */
    public Builder schedule(Schedule value) {
      schedule = value;
      return this;
    }

    /** Passes over the data, {@value #DEFAULT_EPOCHS} by default. */
    public Builder epochs(int value) {
      epochs = value;
      return this;
    }

    /**
     * Maximum samples per step: 1 to {@link #ALL_SAMPLES}, {@value #DEFAULT_BATCH_SIZE} by default.
     * If it does not divide the data evenly, all batches of an epoch shrink to nearly equal sizes.
     */
    public Builder batchSize(int value) {
      batchSize = value;
      return this;
    }

    /** Seed of all random numbers, {@value #DEFAULT_SEED} by default. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Label smoothing and class weights; none by default. */
    public Builder targets(TargetOptions value) {
      targets = value;
      return this;
    }

    /** Limit for the norm of the gradient; none by default. */
    public Builder clipNorm(ClipNorm value) {
      clipNorm = value;
      return this;
    }

    /**
     * The options.
     *
     * @throws IllegalArgumentException if the learning rate is not above 0 and finite, there are
     *     fewer than 0 epochs, or a batch has no sample
     */
    public TrainingOptions build() {
      return new TrainingOptions(new Builder(this));
    }
  }
}
