package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
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
import dev.nnmaven.nn.textbook.Learner;
import java.util.Optional;
import java.util.function.Supplier;

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
  public Trainer(
      Network network, Task<M> task, TrainingOptions options, TrainingListener<M> listener) {
    this(network, task, options, ComputeOptions.fastest(), listener);
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
   * Compares the derivatives of a network's activations, penalties and loss with finite
   * differences, which {@link #train} does too. Call it early to report a mistake before data is
   * read.
   *
   * @throws IllegalArgumentException if a derivative is wrong, or throws; the message names its
   *     class
   */
  public static void checkDerivatives(Network network) {
    DerivativeCheck.check(network);
  }

  /**
   * Trains the network.
   *
   * @param heldOut samples to evaluate on after each epoch; they are not trained on
   * @throws IllegalArgumentException if there are no samples, they or the class weights do not fit
   *     the network, the kernels that are wanted cannot run here, or an activation, penalty or loss
   *     has a wrong derivative
   * @throws TrainingDivergedException if the loss or a weight becomes infinite or not a number
   */
  public void train(Samples samples, Optional<Samples> heldOut) {
    samples.requireFit(network.inputs(), network.outputs());
    options.targets().requireFit(network.outputs());
    heldOut.ifPresent(some -> some.requireFit(network.inputs(), network.outputs()));
    checkDerivatives(network);
    RandomStream random = RandomStream.of(options.seed());
    try (Evaluator evaluator = new Evaluator(network, computeOptions)) {
      Supplier<Optional<M>> evaluation =
          () -> heldOut.map(some -> evaluator.evaluate(some, task.tally()));
      if (isTextbook(computeOptions)) {
        Learner learner =
            new Learner(
                network,
                samples,
                options.optimizer(),
                options.targets(),
                options.clipNorm(),
                random);
        train(samples, learner::learn, evaluation);
        return;
      }
      try (Compute compute = Compute.start(computeOptions)) {
        train(samples, new TrainingStep(network, compute, samples, options, random), evaluation);
      }
    }
  }

  private void train(Samples samples, Step step, Supplier<Optional<M>> evaluation) {
    RandomStream random = RandomStream.of(options.seed());
    int[] order = new int[samples.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (int epoch = 1; epoch <= options.epochs(); epoch++) {
      long start = System.nanoTime();
      random.derive("shuffle", epoch).shuffle(order);
      M training = runEpoch(step, epoch, order);
      double seconds = (System.nanoTime() - start) * 1e-9;
      requireFinite(epoch, training.loss());
      listener.epochFinished(
          new EpochResult<>(epoch, training, evaluation.get(), order.length, seconds));
    }
  }

  /**
   * Trains on all samples once, in the fewest batches that the batch size allows, of nearly equal
   * sizes. A last batch of two or three left-over samples would take as large a step as a full one,
   * in a noisy direction, right before the evaluation.
   */
  private M runEpoch(Step step, int epoch, int[] order) {
    Tally<M> tally = task.tally();
    int batches = (int) (((long) order.length + options.batchSize() - 1) / options.batchSize());
    for (int batch = 0; batch < batches; batch++) {
      int from = (int) ((long) batch * order.length / batches);
      int to = (int) ((batch + 1L) * order.length / batches);
      float rate = options.learningRate(epoch - 1 + (double) from / order.length);
      step.run(epoch, order, from, to, rate, tally);
      listener.samplesTrained(epoch, to, order.length);
    }
    return tally.result();
  }

  private void requireFinite(int epoch, double loss) {
    if (!Double.isFinite(loss)) {
      throw new TrainingDivergedException(epoch, "the loss is " + loss);
    }
    for (int l = 0; l < network.layers().size(); l++) {
      for (Parameter parameter : network.layers().get(l).parameters()) {
        requireFinite(epoch, parameter, "layer %d's %s".formatted(l + 1, parameter.name()));
      }
    }
  }

  /**
   * Throws on infinite or NaN values. Ignores padding: an activation need not be defined at zero.
   */
  private static void requireFinite(int epoch, Parameter parameter, String what) {
    float[] values = parameter.values();
    for (int row = 0; row < parameter.rows(); row++) {
      int from = row * parameter.stride();
      for (int i = from; i < from + parameter.columns(); i++) {
        if (!Float.isFinite(values[i])) {
          throw new TrainingDivergedException(epoch, "one of %s is %s".formatted(what, values[i]));
        }
      }
    }
  }
}
