package dev.nnmaven.nn.classifier;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.RowRange;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.parallel.Compute;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Classifies many inputs, slice by slice, in memory independent of their number. */
final class Batch {

  /** Minimum multiplications per thread: starting one takes as long as some millions of them. */
  private static final long WORTH_A_THREAD = 20_000_000;

  private final TrainedModel model;
  private final Kernels kernels;
  private final ComputeOptions options;

  Batch(TrainedModel model, Kernels kernels, ComputeOptions options) {
    this.model = model;
    this.kernels = kernels;
    this.options = options;
  }

  /** Classifies a list of anything convertible to inputs. */
  <T> List<Classification> classify(List<T> given, Function<T, float[]> inputs) {
    List<T> all = given.stream().toList(); // unlike List.copyOf, takes null: it is told which one
    Classification[] results = new Classification[all.size()];
    if (results.length == 0) {
      return List.of();
    }
    ForwardPass pass =
        new ForwardPass(
            model.network(), kernels, ForwardPass.capacityFor(model.network(), results.length));
    try (Compute compute = Compute.start(new ComputeOptions(options.kernels(), threads(all)))) {
      for (int start = 0; start < results.length; start += pass.capacity()) {
        int first = start;
        int count = Math.min(pass.capacity(), results.length - start);
        compute.run(
            compute.parts(count * model.network().parameterCount()),
            (part, parts) ->
                classify(all, inputs, pass, first, RowRange.of(count, part, parts), results));
      }
    }
    return List.of(results);
  }

  private int threads(List<?> all) {
    long work = all.size() * model.network().parameterCount();
    return (int) Math.max(1, Math.min(options.threads(), work / WORTH_A_THREAD));
  }

  private <T> void classify(
      List<T> all,
      Function<T, float[]> inputs,
      ForwardPass pass,
      int start,
      RowRange range,
      Classification[] results) {
    if (range.isEmpty()) {
      return;
    }
    for (int b = range.from(); b < range.to(); b++) {
      load(all, inputs, start + b, pass, b);
    }
    pass.run(range.from(), range.paddedEnd());
    for (int b = range.from(); b < range.to(); b++) {
      Ranking.requireNumbers(pass, b);
      results[start + b] = Ranking.of(pass, b, model.classes());
    }
  }

  private static <T> void load(
      List<T> all, Function<T, float[]> inputs, int index, ForwardPass pass, int b) {
    T given = Objects.requireNonNull(all.get(index), () -> which(all, index));
    try {
      Inputs.load(inputs.apply(given), pass, b);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(which(all, index) + ": " + e.getMessage(), e);
    }
  }

  private static String which(List<?> all, int index) {
    return "number %d of %d".formatted(index + 1, all.size());
  }
}
