package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.task.ConformalScores;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.Tally;
import dev.nnmaven.trainer.measure.Answers;
import dev.nnmaven.trainer.measure.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Networks and examples that they were not trained on: validation examples, or the folds of a
 * training of which each is answered by the network that was trained without it. What is fitted to
 * a model's answers is fitted to these.
 *
 * @param what the examples, for messages: {@code validation rows}
 */
public record OutOfSample(List<Part> parts, ComputeOptions compute, String what) {

  /** Networks that answer as one, and examples for them. */
  public record Part(Ensemble networks, Samples samples) {}

  public OutOfSample {
    parts = List.copyOf(parts);
  }

  /** Networks that all answer the same examples. */
  static OutOfSample of(Ensemble networks, Samples samples, ComputeOptions compute, String what) {
    return new OutOfSample(List.of(new Part(networks, samples)), compute, what);
  }

  /** The same examples, answered by changed networks. */
  OutOfSample with(UnaryOperator<Ensemble> change) {
    return with(this, (own, same) -> change.apply(own));
  }

  /** The same with networks that are made, part by part, of its own and of those of others. */
  OutOfSample with(OutOfSample others, BinaryOperator<Ensemble> made) {
    List<Part> joined = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      Ensemble networks = made.apply(parts.get(p).networks, others.parts.get(p).networks);
      joined.add(new Part(networks, parts.get(p).samples));
    }
    return new OutOfSample(joined, compute, what);
  }

  int size() {
    return parts.stream().mapToInt(part -> part.samples.size()).sum();
  }

  /** Runs the networks over the examples, part by part. */
  <R> R evaluate(Tally<R> tally) {
    for (Part part : parts) {
      try (Evaluator evaluator = new Evaluator(part.networks, compute)) {
        evaluator.evaluate(part.samples, tally);
      }
    }
    return tally.result();
  }

  /** How far the answers are off. */
  ConformalScores scores(Measure<?> measure) {
    Answers<?> answers = answers(measure);
    float[] scores = new float[answers.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = answers.score(i);
    }
    return ConformalScores.of(scores);
  }

  /** What the networks say of each example, part by part. */
  <M extends Metrics> Answers<M> answers(Measure<M> measure) {
    double[] numbers = parts.stream().flatMapToDouble(OutOfSample::numbers).toArray();
    return evaluate(measure.tally(n -> numbers[n]));
  }

  private static DoubleStream numbers(Part part) {
    return IntStream.range(0, part.samples.size()).mapToDouble(part.samples::number);
  }

  /** Loss of each example, part by part, [N]. */
  List<Double> losses() {
    return evaluate(new Losses(new ArrayList<>(size())));
  }

  /** Mean loss; NaN or infinite if a network's outputs are. */
  double loss() {
    return losses().stream().mapToDouble(loss -> loss).sum() / size();
  }

  private record Losses(List<Double> result) implements Tally<List<Double>> {
    @Override
    public void add(float[] outputs, float[] predictions, float[] targets, int from, double loss) {
      result.add(loss);
    }
  }
}
