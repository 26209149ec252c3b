package dev.nnmaven.nn.evaluation;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.inference.Judgement;
import dev.nnmaven.nn.inference.SampleLoader;
import dev.nnmaven.nn.kernel.Compute;
import dev.nnmaven.nn.kernel.RowRange;

/** Asks a network about samples whose class is known, and counts. */
public final class Evaluator implements AutoCloseable {

  private final Network network;
  private final Compute compute;
  private ForwardPass pass; // this and the next two: made when it is known how many samples come
  private double[] losses = {}; // [B]
  private int[] predictions = {}; // [B]

  /**
   * An evaluator of a network, for several evaluations; it sees later changes of the weights.
   *
   * @throws IllegalArgumentException if the kernels that are wanted cannot run here
   */
  public Evaluator(Network network, ComputeOptions options) {
    this.network = network;
    this.compute = Compute.start(options);
  }

  /**
   * Evaluates a network, as fast as this JVM can.
   *
   * @throws IllegalArgumentException if there are no samples
   */
  public static Evaluation evaluate(Network network, Samples samples) {
    return evaluate(network, samples, ComputeOptions.fastest());
  }

  /**
   * Evaluates a network.
   *
   * @throws IllegalArgumentException if there are no samples
   */
  public static Evaluation evaluate(Network network, Samples samples, ComputeOptions options) {
    try (Evaluator evaluator = new Evaluator(network, options)) {
      return evaluator.evaluate(samples);
    }
  }

  /**
   * Evaluates the network.
   *
   * @throws IllegalArgumentException if there are no samples, or they do not fit the network
   */
  public Evaluation evaluate(Samples samples) {
    return evaluate(samples, (sample, b) -> {});
  }

  /**
   * Evaluates the network, and keeps what it says of each sample.
   *
   * @throws IllegalArgumentException as {@link #evaluate(Samples)}
   */
  public Predictions predict(Samples samples) {
    int[] labels = new int[samples.size()];
    int[] classes = new int[samples.size()];
    float[][] probabilities = new float[samples.size()][];
    double[] sampleLosses = new double[samples.size()];
    Evaluation evaluation =
        evaluate(
            samples,
            (sample, b) -> {
              labels[sample] = samples.label(sample);
              classes[sample] = predictions[b];
              probabilities[sample] = pass.probabilities().row(b);
              sampleLosses[sample] = losses[b];
            });
    return new Predictions(evaluation, labels, classes, probabilities, sampleLosses);
  }

  /** Is told of each sample, in order, and where in the slice it is. */
  private interface Keeper {
    void keep(int sample, int b);
  }

  private Evaluation evaluate(Samples samples, Keeper keeper) {
    if (samples.size() == 0) {
      throw new IllegalArgumentException("there are no samples to evaluate on");
    }
    samples.requireFit(network.inputs(), network.outputs());
    makeRoom(ForwardPass.capacityFor(network, samples.size()));
    SampleLoader loader = new SampleLoader(samples, compute.kernels());
    ConfusionMatrix confusion = new ConfusionMatrix(network.outputs());
    double loss = 0;
    for (int start = 0; start < samples.size(); start += pass.capacity()) {
      int first = start;
      int count = Math.min(pass.capacity(), samples.size() - start);
      compute.run(
          compute.parts(count * network.parameterCount()),
          (part, parts) -> judge(samples, loader, first, RowRange.of(count, part, parts)));
      for (int b = 0; b < count; b++) {
        loss += losses[b];
        confusion.add(samples.label(start + b), predictions[b]);
        keeper.keep(start + b, b);
      }
    }
    return new Evaluation(confusion, loss / samples.size());
  }

  private void makeRoom(int capacity) {
    if (losses.length < capacity) {
      pass = new ForwardPass(network, compute.kernels(), capacity);
      losses = new double[capacity];
      predictions = new int[capacity];
    }
  }

  private void judge(Samples samples, SampleLoader loader, int start, RowRange range) {
    if (range.isEmpty()) {
      return;
    }
    for (int b = range.from(); b < range.to(); b++) {
      loader.load(start + b, pass.samples(), b);
    }
    pass.run(range.from(), range.paddedEnd());
    for (int b = range.from(); b < range.to(); b++) {
      losses[b] = Judgement.loss(network.loss(), pass, b, samples.label(start + b));
      predictions[b] = Judgement.likeliestClass(pass, b);
    }
  }

  /** Ends the threads. */
  @Override
  public void close() {
    compute.close();
  }
}
