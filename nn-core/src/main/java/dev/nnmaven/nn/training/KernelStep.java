package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.inference.LoadedSamples;
import dev.nnmaven.nn.inference.RegularizerDraws;
import dev.nnmaven.nn.kernel.RowRange;
import dev.nnmaven.nn.parallel.Compute;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.Tally;

/**
 * One step of gradient descent on one batch: forward, loss, backward, update.
 *
 * <p>Threads split samples in the forward and backward pass, and parameters in the update; no sum
 * is split. See {@link Slice} for batches that are too large to be computed at once, and {@link
 * ParameterUpdate} for those of one sample.
 */
final class KernelStep implements TrainingStep {

  private final Network network;
  private final Compute compute;
  private final Samples samples;
  private final TargetOptions targetOptions;
  private final RegularizerDraws draws;
  private final ForwardPass forward;
  private final LoadedSamples loaded;
  private final BackwardPass backward;
  private final ParameterUpdate update;

  KernelStep(
      Network network,
      Compute compute,
      Samples samples,
      TrainingOptions options,
      RandomStream random) {
    this.network = network;
    this.compute = compute;
    this.samples = samples;
    this.targetOptions = options.targets();
    this.draws = new RegularizerDraws(network, random);
    int capacity = ForwardPass.capacityFor(network, Math.min(options.batchSize(), samples.size()));
    this.forward = new ForwardPass(network, compute.kernels(), capacity, draws);
    this.loaded = new LoadedSamples(forward);
    this.backward = new BackwardPass(network, compute.kernels(), forward);
    this.update = new ParameterUpdate(network, options, forward, backward);
  }

  @Override
  public void run(int epoch, int[] order, int from, int to, float learningRate, Tally<?> tally) {
    float share = 1f / (to - from); // the loss of a batch is the mean over its samples
    update.begin(learningRate);
    for (Slice slice : Slice.of(order, from, to, forward.capacity())) {
      draws.startAt(epoch, slice.start());
      int parts = compute.parts(slice.count() * network.multiplications());
      compute.run(
          parts, (part, all) -> learn(epoch, slice, RowRange.of(slice.count(), part, all), share));
      loaded.addTo(tally, slice.count());
      update.run(slice, compute, parts);
    }
  }

  private void learn(int epoch, Slice slice, RowRange range, float share) {
    if (!range.isEmpty()) {
      for (int b = range.from(); b < range.to(); b++) {
        loaded.loadForTraining(samples, epoch, slice.sample(b), b);
      }
      forward.run(range.from(), range.paddedEnd());
      loaded.computeLosses(range);
      loaded.computeGradient(
          range, network.loss(), targetOptions, share, backward.outputGradient());
      backward.run(range.from(), range.paddedEnd());
    }
  }
}
