package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.evaluation.Evaluation;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.kernel.KernelSelection;
import dev.nnmaven.nn.parallel.Compute;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.textbook.Learner;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Trains a network: each epoch shuffles all samples and takes one step per batch.
 *
 * <p>The same network, samples and options give the same weights, bit for bit, on every machine.
 */
public final class Trainer {

  private final Network network;
  private final TrainingOptions options;
  private final ComputeOptions computeOptions;
  private final TrainingListener listener;

  /**
   * Creates a trainer for a network, which it changes, with the fastest kernels on all processors.
   */
  public Trainer(Network network, TrainingOptions options, TrainingListener listener) {
    this(network, options, ComputeOptions.fastest(), listener);
  }

  /** Creates a trainer for a network, which it changes. */
  public Trainer(
      Network network,
      TrainingOptions options,
      ComputeOptions computeOptions,
      TrainingListener listener) {
    this.network = network;
    this.options = options;
    this.computeOptions = computeOptions;
    this.listener = listener;
  }

  /**
   * Name of the selected kernels, for the log.
   *
   * @throws IllegalArgumentException if those that are wanted cannot run here
   */
  public String kernelName() {
    return isTextbook()
        ? KernelChoice.TEXTBOOK.specification()
        : KernelSelection.select(computeOptions.kernels()).kernels().name();
  }

  /**
   * Why faster kernels cannot run here, and what to do; empty if the fastest are selected.
   *
   * @throws IllegalArgumentException if those that are wanted cannot run here
   */
  public String kernelHint() {
    return isTextbook() ? "" : KernelSelection.select(computeOptions.kernels()).hint();
  }

  private boolean isTextbook() {
    return computeOptions.kernels() == KernelChoice.TEXTBOOK;
  }

  /**
   * Compares the derivatives of the network's activations, penalties and loss with finite
   * differences, which {@link #train} does too. Call it early to report a mistake before data is
   * read.
   *
   * @throws IllegalArgumentException if a derivative is wrong, or throws; the message names its
   *     class
   */
  public void checkDerivatives() {
    DerivativeCheck.check(network);
  }

  /**
   * Trains the network.
   *
   * @param heldOut samples to evaluate on after each epoch; they are not trained on
   * @throws IllegalArgumentException if there are no samples, they do not fit the network, the
   *     kernels that are wanted cannot run here, or an activation, penalty or loss has a wrong
   *     derivative
   * @throws TrainingDivergedException if the loss or a weight becomes infinite or not a number
   */
  public void train(Samples samples, Optional<Samples> heldOut) {
    requireFit(samples);
    heldOut.ifPresent(this::requireFit);
    checkDerivatives();
    RandomStream random = RandomStream.of(options.seed());
    try (Evaluator evaluator = new Evaluator(network, computeOptions)) {
      Supplier<Optional<Evaluation>> evaluation = () -> heldOut.map(evaluator::evaluate);
      if (isTextbook()) {
        Learner learner = new Learner(network, samples, options.optimizer(), random);
        train(samples, new TextbookStep(learner), evaluation);
        return;
      }
      try (Compute compute = Compute.start(computeOptions)) {
        train(samples, new TrainingStep(network, compute, samples, options, random), evaluation);
      }
    }
  }

  private void train(Samples samples, Step step, Supplier<Optional<Evaluation>> evaluation) {
    RandomStream random = RandomStream.of(options.seed());
    int[] order = new int[samples.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (int epoch = 1; epoch <= options.epochs(); epoch++) {
      long start = System.nanoTime();
      random.derive("shuffle", epoch).shuffle(order);
      runEpoch(step, epoch, order);
      double seconds = (System.nanoTime() - start) * 1e-9;
      requireFinite(epoch, step.lossSum());
      listener.epochFinished(
          new EpochResult(
              epoch,
              step.lossSum() / order.length,
              (double) step.correct() / order.length,
              evaluation.get(),
              order.length,
              seconds));
    }
  }

  /**
   * Trains on all samples once, in the fewest batches that the batch size allows, of nearly equal
   * sizes. A last batch of two or three left-over samples would take as large a step as a full one,
   * in a noisy direction, right before the evaluation.
   */
  private void runEpoch(Step step, int epoch, int[] order) {
    step.startEpoch();
    int batches = (int) (((long) order.length + options.batchSize() - 1) / options.batchSize());
    for (int batch = 0; batch < batches; batch++) {
      int from = (int) ((long) batch * order.length / batches);
      int to = (int) ((batch + 1L) * order.length / batches);
      step.run(epoch, order, from, to, options.learningRate());
      listener.samplesTrained(epoch, to, order.length);
    }
  }

  private void requireFit(Samples samples) {
    if (samples.size() == 0) {
      throw new IllegalArgumentException("there are no samples");
    }
    samples.requireFit(network.inputs(), network.outputs());
  }

  private void requireFinite(int epoch, double lossSum) {
    if (!Double.isFinite(lossSum)) {
      throw new TrainingDivergedException(epoch, "the loss is " + lossSum);
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
