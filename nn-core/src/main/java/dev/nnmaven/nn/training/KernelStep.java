package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.inference.LoadedSamples;
import dev.nnmaven.nn.inference.RegularizerDraws;
import dev.nnmaven.nn.inference.Slicing;
import dev.nnmaven.nn.kernel.RowRange;
import dev.nnmaven.nn.parallel.Compute;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.Tally;
import java.util.HashMap;
import java.util.Map;

/**
 * One step of gradient descent on one batch: forward, loss, backward, update.
 *
 * <p>Threads take its parts one after the other, in the order of {@link StepParts}; no sum is
 * split. See {@link Slicing} for batches that are too large to be computed at once.
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
  private final Map<Integer, StepParts> parts = new HashMap<>(); // by the number of samples

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
    int batch = Math.min(options.batchSize(), samples.size());
    Slicing slicing = Slicing.of(network, batch, threads(batch));
    this.forward = new ForwardPass(network, compute.kernels(), slicing, draws);
    this.loaded = new LoadedSamples(forward);
    this.backward = new BackwardPass(network, compute.kernels(), forward);
    this.update = new ParameterUpdate(network, options, forward, backward);
  }

  private int threads(int batch) {
    return compute.parts(batch * network.multiplications());
  }

  @Override
  public void run(int epoch, int[] order, int from, int to, float learningRate, Tally<?> tally) {
    int count = to - from;
    int threads = threads(count);
    draws.startAt(epoch, from);
    update.begin(learningRate);
    StepParts.Work batch = work(epoch, order, from, count, tally);
    if (count == 1 && update.stepsOnOneSample()) {
      RowRange range = new RowRange(0, 1);
      batch.compute(range);
      batch.tally(range);
      update.runOnOneSample();
      return;
    }
    StepParts all = parts.computeIfAbsent(count, size -> parts(size, threads));
    compute.run(threads, all.size(), all.task(batch));
    update.finish(compute, threads);
  }

  private StepParts parts(int count, int threads) {
    return new StepParts(
        forward.slicing(), count, update.pieces(false, threads), update.pieces(true, threads));
  }

  /** What is done with a batch: {@code count} samples of the order. */
  private StepParts.Work work(int epoch, int[] order, int from, int count, Tally<?> tally) {
    return new StepParts.Work() {
      @Override
      public void compute(RowRange slice) {
        for (int b = slice.from(); b < slice.to(); b++) {
          loaded.loadForTraining(samples, epoch, order[from + b], b);
        }
        forward.run(slice.from(), slice.paddedEnd());
        loaded.computeLosses(slice);
        float share = 1f / count; // the loss of a batch is the mean over its samples
        loaded.computeGradient(
            slice, network.loss(), targetOptions, share, backward.outputGradient());
        backward.run(slice.from(), slice.paddedEnd());
      }

      @Override
      public void tally(RowRange slice) {
        loaded.addTo(tally, slice);
      }

      @Override
      public void update(ParameterUpdate.Piece piece, RowRange slice) {
        update.run(piece, slice, count);
      }
    };
  }
}
