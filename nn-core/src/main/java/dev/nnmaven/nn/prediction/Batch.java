package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.inference.PredictingPass;
import dev.nnmaven.nn.inference.Slicing;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.RowRange;
import dev.nnmaven.nn.parallel.Compute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Computes the results of many inputs, slice by slice, in memory independent of their number.
 *
 * @param inputs how a sample becomes inputs
 * @param reader reads the result of a sample
 * @param <T> what is given for a sample
 * @param <R> result of a sample
 */
record Batch<T, R>(
    Ensemble ensemble,
    Kernels kernels,
    ComputeOptions options,
    Function<? super T, float[]> inputs,
    Batch.Reader<R> reader) {

  /** Reads the result of a sample from a pass that has run. */
  interface Reader<R> {
    R read(PredictingPass pass, int sample);
  }

  /** Minimum multiplications per thread: starting one takes as long as some millions of them. */
  private static final long WORTH_A_THREAD = 20_000_000;

  /** One result for each, in order. */
  List<R> run(List<? extends T> given) {
    List<? extends T> all =
        given.stream().toList(); // unlike List.copyOf, takes null: the message says which one
    List<R> results = new ArrayList<>(Collections.nCopies(all.size(), null));
    int capacity = Slicing.capacityFor(ensemble.first(), all.size());
    PredictingPass pass = PredictingPass.of(ensemble, kernels, capacity);
    try (Compute compute = Compute.start(new ComputeOptions(options.kernels(), threads(all)))) {
      for (int start = 0; start < all.size(); start += pass.capacity()) {
        int first = start;
        int count = Math.min(pass.capacity(), all.size() - start);
        compute.run(
            compute.parts(count * ensemble.multiplications()),
            (part, parts) -> run(all, pass, first, RowRange.of(count, part, parts), results));
      }
    }
    return Collections.unmodifiableList(results);
  }

  private int threads(List<?> all) {
    long work = all.size() * ensemble.multiplications();
    return (int) Math.max(1, Math.min(options.used(), work / WORTH_A_THREAD));
  }

  private void run(
      List<? extends T> all, PredictingPass pass, int start, RowRange range, List<R> results) {
    if (range.isEmpty()) {
      return;
    }
    for (int b = range.from(); b < range.to(); b++) {
      int sample = b;
      with(all, start + b, given -> Inputs.load(inputs.apply(given), pass, sample));
    }
    pass.run(range.from(), range.paddedEnd());
    for (int b = range.from(); b < range.to(); b++) {
      int sample = b;
      with(
          all,
          start + b,
          given -> {
            Inputs.requireFinitePredictions(pass, sample);
            results.set(start + sample, reader.read(pass, sample));
          });
    }
  }

  /** Works on one of them; its message has its number. */
  private void with(List<? extends T> all, int index, Consumer<? super T> work) {
    T given = Objects.requireNonNull(all.get(index), () -> which(all, index));
    try {
      work.accept(given);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(which(all, index) + ": " + e.getMessage(), e);
    }
  }

  private static String which(List<?> all, int index) {
    return "number %s of %s".formatted(index + 1, all.size());
  }
}
