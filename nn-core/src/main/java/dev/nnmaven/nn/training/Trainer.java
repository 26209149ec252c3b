package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.evaluation.Evaluation;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.kernel.Compute;
import dev.nnmaven.nn.kernel.KernelSelection;
import dev.nnmaven.nn.random.RandomStream;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Trains a network: in each epoch all samples are shuffled and gone through, a batch a step.
 *
 * <p>The same network, samples and options give the same weights, bit for bit, on every machine.
 */
public final class Trainer {

  private final Network network;
  private final TrainingOptions options;
  private final ComputeOptions computeOptions;
  private final TrainingListener listener;

  /** A trainer of a network, which it changes; as fast as this JVM can. */
  public Trainer(Network network, TrainingOptions options, TrainingListener listener) {
    this(network, options, ComputeOptions.fastest(), listener);
  }

  /** A trainer of a network, which it changes. */
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
   * Which kernels will compute, for the log.
   *
   * @throws IllegalArgumentException if those that are wanted cannot run here
   */
  public String kernelName() {
    return KernelSelection.select(computeOptions.kernels()).kernels().name();
  }

  /**
   * Why faster kernels will not compute, and what to do; empty if the fastest will.
   *
   * @throws IllegalArgumentException if those that are wanted cannot run here
   */
  public String kernelHint() {
    return KernelSelection.select(computeOptions.kernels()).hint();
  }

  /**
   * Trains the network.
   *
   * @param heldOut samples to evaluate on after each epoch; they are not trained on
   * @throws IllegalArgumentException if there are no samples, they do not fit the network, or the
   *     kernels that are wanted cannot run here
   * @throws TrainingDivergedException if the loss or a weight becomes infinite or not a number
   */
  public void train(Samples samples, Optional<Samples> heldOut) {
    requireFit(samples);
    heldOut.ifPresent(this::requireFit);
    try (Compute compute = Compute.start(computeOptions);
        Evaluator evaluator = new Evaluator(network, computeOptions)) {
      train(samples, compute, () -> heldOut.map(evaluator::evaluate));
    }
  }

  private void train(Samples samples, Compute compute, Supplier<Optional<Evaluation>> evaluation) {
    RandomStream random = RandomStream.of(options.seed());
    TrainingStep step = new TrainingStep(network, compute, samples, options, random);
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
   * Goes through the samples in as few batches as the batch size allows, their sizes as equal as
   * can be. A last batch of the two or three samples that are left over would pull as hard as a
   * full one and in a random direction, right before the network is evaluated.
   */
  private void runEpoch(TrainingStep step, int epoch, int[] order) {
    step.startEpoch();
    int batches = (int) (((long) order.length + options.batchSize() - 1) / options.batchSize());
    for (int batch = 0; batch < batches; batch++) {
      int from = (int) ((long) batch * order.length / batches);
      int to = (int) ((batch + 1L) * order.length / batches);
      step.run(epoch, order, from, to);
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
    for (Layer layer : network.layers()) {
      for (int input = 0; input < layer.inputs(); input++) {
        requireFinite(epoch, "a weight", layer.weights(), input * layer.stride(), layer.outputs());
      }
      requireFinite(epoch, "a bias", layer.biases(), 0, layer.outputs());
    }
  }

  /** Checks parameters, not their padding: an activation need not be defined at zero. */
  private static void requireFinite(
      int epoch, String what, float[] parameters, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (!Float.isFinite(parameters[i])) {
        throw new TrainingDivergedException(epoch, what + " is " + parameters[i]);
      }
    }
  }
}
