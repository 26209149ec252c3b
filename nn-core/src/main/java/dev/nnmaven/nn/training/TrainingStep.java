package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.inference.SampleLoader;
import dev.nnmaven.nn.inference.SampleLoss;
import dev.nnmaven.nn.kernel.RowRange;
import dev.nnmaven.nn.parallel.Compute;
import dev.nnmaven.nn.random.RandomStream;

/**
 * One step of gradient descent on one batch: forward, loss, backward, update.
 *
 * <p>Threads split samples in the forward and backward pass, and parameters in the update; no sum
 * is split. See {@link Slice} for batches that are too large to be computed at once, and {@link
 * ParameterUpdate} for those of one sample.
 */
final class TrainingStep implements Step {

  private final Network network;
  private final Compute compute;
  private final Samples samples;
  private final SampleLoader loader;
  private final RegularizerDraws draws;
  private final ForwardPass forward;
  private final BackwardPass backward;
  private final ParameterUpdate update;
  private final double[] losses; // [B]
  private final boolean[] hits; // [B]
  private double lossSum;
  private int correct;

  TrainingStep(
      Network network,
      Compute compute,
      Samples samples,
      TrainingOptions options,
      RandomStream random) {
    this.network = network;
    this.compute = compute;
    this.samples = samples;
    this.loader = new SampleLoader(samples, compute.kernels());
    this.draws = new RegularizerDraws(network, random);
    int capacity = ForwardPass.capacityFor(network, Math.min(options.batchSize(), samples.size()));
    this.forward = new ForwardPass(network, compute.kernels(), capacity, draws);
    this.backward = new BackwardPass(network, compute.kernels(), forward);
    this.update = new ParameterUpdate(network, options.optimizer(), forward, backward);
    this.losses = new double[capacity];
    this.hits = new boolean[capacity];
  }

  @Override
  public void startEpoch() {
    lossSum = 0;
    correct = 0;
  }

  @Override
  public double lossSum() {
    return lossSum;
  }

  @Override
  public int correct() {
    return correct;
  }

  @Override
  public void run(int epoch, int[] order, int from, int to, float learningRate) {
    float share = 1f / (to - from); // the loss of a batch is the mean over its samples
    update.begin(learningRate);
    for (Slice slice : Slice.of(order, from, to, forward.capacity())) {
      draws.startAt(epoch, slice.start());
      int parts = compute.parts(slice.count() * network.parameterCount());
      compute.run(
          parts,
          (part, all) -> {
            RowRange range = RowRange.of(slice.count(), part, all);
            if (!range.isEmpty()) {
              load(slice, range);
              forward.run(range.from(), range.paddedEnd());
              judge(slice, range, share);
              backward.run(range.from(), range.paddedEnd());
            }
          });
      count(slice);
      if (slice.isOneSample() && update.stepsOnOneSample()) {
        update.runOnOneSample();
      } else {
        compute.run(parts, (part, all) -> update.run(slice, part, all));
      }
    }
  }

  private void load(Slice slice, RowRange range) {
    for (int b = range.from(); b < range.to(); b++) {
      loader.load(slice.sample(b), forward.samples(), b);
    }
  }

  /** Computes each sample's loss and the gradient of its outputs. */
  private void judge(Slice slice, RowRange range, float share) {
    for (int b = range.from(); b < range.to(); b++) {
      int label = samples.label(slice.sample(b));
      losses[b] = SampleLoss.loss(network.loss(), forward, b, label);
      hits[b] = SampleLoss.likeliestClass(forward, b) == label;
      SampleLoss.gradient(network.loss(), forward, b, label, share, backward.outputGradient());
    }
  }

  private void count(Slice slice) {
    for (int b = 0; b < slice.count(); b++) {
      lossSum += losses[b];
      correct += hits[b] ? 1 : 0;
    }
  }
}
