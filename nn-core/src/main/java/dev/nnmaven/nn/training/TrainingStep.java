package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.inference.Judgement;
import dev.nnmaven.nn.inference.SampleLoader;
import dev.nnmaven.nn.kernel.Compute;
import dev.nnmaven.nn.kernel.RowRange;
import dev.nnmaven.nn.random.RandomStream;

/**
 * One step of gradient descent on one batch: forward, loss, backward, update.
 *
 * <p>Threads split the samples on the way forward and back, and the weights in gradient and update;
 * nobody splits a sum. A batch goes through in slices, so that memory depends on the slice, not on
 * the batch or the data. The sums do not notice: a gradient goes on adding samples where the slice
 * before stopped.
 */
final class TrainingStep {

  /**
   * Of few samples the gradient is computed faster than it is written to memory and read again, so
   * that is done for some rows at once, which stay in cache until the update.
   */
  private static final int FEW_SAMPLES = 64;

  private static final int ROWS_AT_ONCE = 48;

  private final Network network;
  private final Compute compute;
  private final Samples samples;
  private final SampleLoader loader;
  private final RegularizerDraws draws;
  private final ForwardPass forward;
  private final BackwardPass backward;
  private final ParameterUpdate update;
  private final boolean canStepOnOneSample;
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
    this.update =
        new ParameterUpdate(network, compute.kernels(), options.optimizer(), forward, backward);
    this.canStepOnOneSample = update.canStepOnOneSample();
    this.losses = new double[capacity];
    this.hits = new boolean[capacity];
  }

  /** Starts counting {@link #lossSum} and {@link #correct} anew. */
  void startEpoch() {
    lossSum = 0;
    correct = 0;
  }

  /** The sum of the losses of the epoch's samples so far. */
  double lossSum() {
    return lossSum;
  }

  /** How many of the epoch's samples so far were recognized. */
  int correct() {
    return correct;
  }

  /** Trains on the samples {@code order[from]} up to {@code order[to - 1]} as one batch. */
  void run(int epoch, int[] order, int from, int to) {
    float share = 1f / (to - from);
    for (int start = from; start < to; start += forward.capacity()) {
      int first = start;
      int count = Math.min(forward.capacity(), to - start);
      int parts = compute.parts(count * network.parameterCount());
      draws.startAt(epoch, start);
      compute.run(
          parts, (part, all) -> forwardAndBack(order, first, RowRange.of(count, part, all), share));
      count(count);
      if (canStepOnOneSample && to - from == 1) {
        backward.accumulateBiases(count, true);
        update.runOnOneSample();
      } else {
        boolean last = start + count == to;
        compute.run(parts, (part, all) -> gradientAndUpdate(part, all, count, first == from, last));
      }
    }
  }

  /** Some samples of the batch: what the network says of them, how wrong it is, and each δ. */
  private void forwardAndBack(int[] order, int start, RowRange range, float share) {
    if (range.isEmpty()) {
      return;
    }
    for (int b = range.from(); b < range.to(); b++) {
      loader.load(order[start + b], forward.samples(), b);
    }
    forward.run(range.from(), range.paddedEnd());
    for (int b = range.from(); b < range.to(); b++) {
      int label = samples.label(order[start + b]);
      losses[b] = Judgement.loss(network.loss(), forward, b, label);
      hits[b] = Judgement.likeliestClass(forward, b) == label;
      Judgement.gradient(network.loss(), forward, b, label, share, backward.outputGradient());
    }
    backward.propagate(range.from(), range.paddedEnd());
  }

  /** Some weights: their gradient, and after the batch's last slice their update. */
  private void gradientAndUpdate(int part, int parts, int count, boolean first, boolean last) {
    for (int layer = 0; layer < network.layers().size(); layer++) {
      RowRange rows = RowRange.of(network.layers().get(layer).inputs(), part, parts);
      for (RowRange chunk : rows.chunks(count <= FEW_SAMPLES ? ROWS_AT_ONCE : rows.size())) {
        backward.accumulate(layer, chunk, count, first);
        if (last) {
          update.run(layer, chunk);
        }
      }
    }
    if (part == 0) {
      backward.accumulateBiases(count, first);
      if (last) {
        update.runOnBiases();
      }
    }
  }

  private void count(int samplesDone) {
    for (int b = 0; b < samplesDone; b++) {
      lossSum += losses[b];
      correct += hits[b] ? 1 : 0;
    }
  }
}
