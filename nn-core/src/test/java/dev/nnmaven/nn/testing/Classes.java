package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import java.util.stream.IntStream;

/** Classifications whose classes are numbers. */
public final class Classes {

  private Classes() {}

  /** As many classes as a network has outputs. */
  public static ClassificationTask of(Network network) {
    return of(network.outputs());
  }

  public static ClassificationTask of(int count) {
    return new ClassificationTask(IntStream.range(0, count).mapToObj(Integer::toString).toList());
  }

  public static ClassificationMetrics evaluate(Network network, Samples samples) {
    return Evaluator.evaluate(Ensemble.of(network), of(network), samples);
  }

  public static ClassificationMetrics evaluate(
      Network network, Samples samples, ComputeOptions options) {
    try (Evaluator evaluator = new Evaluator(network, options)) {
      return evaluator.evaluate(samples, of(network).tally());
    }
  }

  public static Predictions predict(Network network, Samples samples, ComputeOptions options) {
    try (Evaluator evaluator = new Evaluator(network, options)) {
      return evaluator.evaluate(samples, Predictions.tally(of(network)));
    }
  }
}
