package dev.nnmaven.nn.evaluation;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.inference.LoadedSamples;
import dev.nnmaven.nn.inference.PredictingPass;
import dev.nnmaven.nn.inference.Slicing;
import dev.nnmaven.nn.kernel.RowRange;
import dev.nnmaven.nn.parallel.Compute;
import dev.nnmaven.nn.task.Tally;
import org.jspecify.annotations.Nullable;

/** Inference by the kernels, on several threads, slice by slice. */
final class KernelInference implements Inference {

  private final Ensemble ensemble;
  private final Compute compute;
  private @Nullable LoadedSamples room; // made when it is known how many samples come

  KernelInference(Ensemble ensemble, ComputeOptions options) {
    this.ensemble = ensemble;
    this.compute = Compute.start(options);
  }

  @Override
  public void run(Samples samples, Tally<?> tally) {
    int capacity = Slicing.capacityFor(ensemble.first(), samples.size());
    if (room == null || room.forward().capacity() < capacity) {
      room = new LoadedSamples(PredictingPass.of(ensemble, compute.kernels(), capacity));
    }
    LoadedSamples loaded = room;
    for (int start = 0; start < samples.size(); start += loaded.forward().capacity()) {
      int first = start;
      int count = Math.min(loaded.forward().capacity(), samples.size() - start);
      compute.run(
          compute.parts(count * ensemble.multiplications()),
          (part, parts) -> run(samples, first, RowRange.of(count, part, parts), loaded));
      loaded.addTo(tally, new RowRange(0, count));
    }
  }

  private static void run(Samples samples, int start, RowRange range, LoadedSamples loaded) {
    if (!range.isEmpty()) {
      for (int b = range.from(); b < range.to(); b++) {
        loaded.load(samples, start + b, b);
      }
      loaded.forward().run(range.from(), range.paddedEnd());
      loaded.computeLosses(range);
    }
  }

  @Override
  public void close() {
    compute.close();
  }
}
