package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.kernel.KernelSelection;
import dev.nnmaven.nn.parallel.Compute;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.Tally;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.textbook.Learner;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network: each epoch shuffles all samples and takes one step per batch.
 *
 * <p>The same network, samples and options give the same weights, bit for bit, on every machine.
 *
 * @param <M> what the task measures
 */
public final class Trainer<M extends Metrics> {

  private final Network network;
  private final Task<M> task;
  private final TrainingOptions options;
  private final ComputeOptions computeOptions;
  private final TrainingListener<M> listener;

  /**
   * Creates a trainer for a network, which it changes, with the fastest kernels on all processors.
   */
  public Trainer(Network network, Task<M> task, TrainingOptions options) {
    this(network, task, options, ComputeOptions.fastest(), TrainingListener.none());
  }

  /** Creates a trainer for a network, which it changes. */
  public Trainer(
      Network network,
      Task<M> task,
      TrainingOptions options,
      ComputeOptions computeOptions,
      TrainingListener<M> listener) {
    this.network = network;
    this.task = task;
    this.options = options;
    this.computeOptions = computeOptions;
    this.listener = listener;
  }

  /**
   * Name of the kernels that are selected, for the log.
   *
   * @throws IllegalArgumentException if those that are wanted cannot run here
   */
  public static String kernelName(ComputeOptions options) {
    return isTextbook(options)
        ? KernelChoice.TEXTBOOK.specification()
        : KernelSelection.select(options.kernels()).kernels().name();
  }

  /**
   * Why faster kernels cannot run here, and what to do; empty if the fastest are selected.
   *
   * @throws IllegalArgumentException if those that are wanted cannot run here
   */
  public static String kernelHint(ComputeOptions options) {
    return isTextbook(options) ? "" : KernelSelection.select(options.kernels()).hint();
  }

  private static boolean isTextbook(ComputeOptions options) {
    return options.kernels() == KernelChoice.TEXTBOOK;
  }

  /**
   * Compares the derivatives of a network's activations, penalties and loss, and of layers that are
   * not this library's, with finite differences, which {@link #train} does too. Call it early to
   * report a mistake before data is read.
   *
   * @throws IllegalArgumentException if a derivative is wrong, or throws; the message names its
   *     class
   */
  public static void checkDerivatives(Network network) {
    DerivativeCheck.check(network);
  }

  /**
   * Checks that a network's loss and the options' targets are for the task, which {@link #train}
   * does too. Call it early to report a mistake before data is read.
   *
   * @throws IllegalArgumentException if they are not; the message names a loss that fits
   */
  public static void requireFit(Network network, Task<?> task, TrainingOptions options) {
    task.requireFit(network.loss());
    options.targets().requireFit(network.outputs());
    if (network.loss().predictsNumbers()) {
      options.targets().requirePlain();
    }
  }

  /**
   * Trains the network without validation.
   *
   * @throws IllegalArgumentException as {@link #train(Samples, Validation, Samples, Checkpoints)}
   * @throws TrainingDivergedException if the loss or a weight becomes infinite or not a number
   */
  public TrainingResult<M> train(Samples samples) {
    return train(samples, null, null, Checkpoints.none());
  }

  /**
   * Trains the network, or resumes from a checkpoint, with the same result bit for bit.
   *
   * @param validation decides which epoch is kept, and when training stops; null if all are trained
   *     and the last is kept
   * @param heldOut test samples for an evaluation after each epoch, which do not influence
   *     training; null for none
   * @param checkpoints keeps the state of training
   * @throws IllegalArgumentException if there are no samples, they or the class weights do not fit
   *     the network, the loss does not fit the task, the schedule needs validation and there is
   *     none, the kernels that are wanted cannot run here, an activation, penalty or loss has a
   *     wrong derivative
   * @throws TrainingDivergedException if the loss or a weight becomes infinite or not a number
   */
  public TrainingResult<M> train(
      Samples samples,
      @Nullable Validation<M> validation,
      @Nullable Samples heldOut,
      Checkpoints<M> checkpoints) {
    Samples validating = validation == null ? null : validation.samples();
    Stream.of(samples, validating, heldOut)
        .filter(Objects::nonNull)
        .forEach(some -> some.requireFit(network.inputs(), network.outputs()));
    requireFit(network, task, options);
    if (options.schedule().needsValidation() && validation == null) {
      throw Illegal.argument("%s needs validation samples", options.schedule().specification());
    }
    checkDerivatives(network);
    EpochLoop<M> loop =
        new EpochLoop<>(network, options, samples.size(), validation, heldOut != null, checkpoints);
    RandomStream random = RandomStream.of(options.seed());
    TrainingOptions tracked = options.toBuilder().optimizer(loop.optimizer()).build();
    try (Evaluator evaluator = new Evaluator(network, computeOptions)) {
      Function<Samples, M> evaluation = some -> evaluator.evaluate(some, task);
      if (isTextbook(computeOptions)) {
        TrainingStep step = textbook(samples, tracked, random)::learn;
        return train(samples.size(), step, loop, evaluation, Optional.ofNullable(heldOut));
      }
      try (Compute compute = Compute.start(computeOptions)) {
        TrainingStep step = new KernelStep(network, compute, samples, tracked, random);
        return train(samples.size(), step, loop, evaluation, Optional.ofNullable(heldOut));
      }
    }
  }

  private Learner textbook(Samples samples, TrainingOptions tracked, RandomStream random) {
    return new Learner(
        network, samples, tracked.optimizer(), tracked.targets(), tracked.clipNorm(), random);
  }

  private TrainingResult<M> train(
      int samples,
      TrainingStep step,
      EpochLoop<M> loop,
      Function<Samples, M> evaluation,
      Optional<Samples> heldOut) {
    Progress<M> progress = loop.progress();
    loop.restoreOptimizer();
    RandomStream random = RandomStream.of(options.seed());
    int[] order = new int[samples];
    Arrays.setAll(order, i -> i);
    for (int epoch = 1; epoch <= progress.epochs(); epoch++) {
      random.derive("shuffle", epoch).shuffle(order); // each epoch shuffles the order of the last
    }
    while (loop.goesOn()) {
      int epoch = progress.epochs() + 1;
      long start = System.nanoTime();
      random.derive("shuffle", epoch).shuffle(order);
      float rate = options.learningRate(epoch - 1, progress.validationLosses());
      M training = runEpoch(step, epoch, order, progress.validationLosses());
      double seconds = (System.nanoTime() - start) * 1e-9;
      TrainingDivergedException.throwIfAny(epoch, training.loss(), network);
      Optional<M> validation = progress.validationSamples().map(evaluation);
      EpochResult<M> result =
          new EpochResult<>(
              epoch, rate, training, validation, heldOut.map(evaluation), samples, seconds);
      progress.add(result);
      listener.epochFinished(result);
      loop.keepState();
    }
    return progress.finish();
  }

  /**
   * Trains on all samples once, in the fewest batches that the batch size allows, of nearly equal
   * sizes. A last batch of two or three left-over samples would take as large a step as a full one,
   * in a noisy direction, right before the evaluation.
   */
  private M runEpoch(TrainingStep step, int epoch, int[] order, List<Double> validationLosses) {
    Tally<M> tally = task.tally();
    int batches = options.batches(order.length);
    for (int batch = 0; batch < batches; batch++) {
      int from = (int) ((long) batch * order.length / batches);
      int to = (int) ((batch + 1L) * order.length / batches);
      double done = epoch - 1 + (double) from / order.length;
      step.run(epoch, order, from, to, options.learningRate(done, validationLosses), tally);
      listener.samplesTrained(epoch, to, order.length);
    }
    return tally.result();
  }
}
