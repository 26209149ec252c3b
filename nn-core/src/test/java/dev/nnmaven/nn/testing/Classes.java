package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Tally;
import java.util.ArrayList;
import java.util.List;
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

  public static Recorded predict(Network network, Samples samples, ComputeOptions options) {
    try (Evaluator evaluator = new Evaluator(network, options)) {
      return evaluator.evaluate(samples, new Recorded(of(network)));
    }
  }

  /** What an evaluator gives of each sample. */
  public static final class Recorded implements Tally<Recorded> {
    private final ClassificationTask task;
    public final List<Integer> classes = new ArrayList<>();
    public final List<double[]> probabilities = new ArrayList<>();
    public final List<Double> losses = new ArrayList<>();

    public Recorded(ClassificationTask task) {
      this.task = task;
    }

    @Override
    public void add(float[] outputs, float[] predictions, float[] targets, int from, double loss) {
      classes.add(task.predicted(outputs, predictions, from));
      probabilities.add(
          IntStream.range(from, from + task.outputs()).mapToDouble(o -> predictions[o]).toArray());
      losses.add(loss);
    }

    @Override
    public Recorded result() {
      return this;
    }
  }
}
