package dev.nnmaven.nn.evaluation;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.Samples;

/** Evaluates a network on labeled samples. */
public final class Evaluator implements AutoCloseable {

  private final Network network;
  private final Answers answers;

  /**
   * Creates a reusable evaluator; it sees later changes of the weights.
   *
   * @throws IllegalArgumentException if the kernels that are wanted cannot run here
   */
  public Evaluator(Network network, ComputeOptions options) {
    this.network = network;
    this.answers =
        options.kernels() == KernelChoice.TEXTBOOK
            ? new TextbookAnswers(network)
            : new KernelAnswers(network, options);
  }

  /**
   * Evaluates a network with the fastest kernels on all processors.
   *
   * @throws IllegalArgumentException if there are no samples
   */
  public static Evaluation evaluate(Network network, Samples samples) {
    return evaluate(network, samples, ComputeOptions.fastest());
  }

  /**
   * Evaluates a network once.
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
   * Evaluates the network and keeps the prediction of each sample.
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
              classes[sample] = answers.likeliestClass(b);
              probabilities[sample] = answers.probabilities(b);
              sampleLosses[sample] = answers.loss(b);
            });
    return new Predictions(evaluation, labels, classes, probabilities, sampleLosses);
  }

  /** Callback for each sample, in order, with its place in the slice. */
  private interface Keeper {
    void keep(int sample, int b);
  }

  private Evaluation evaluate(Samples samples, Keeper keeper) {
    if (samples.size() == 0) {
      throw new IllegalArgumentException("there are no samples to evaluate on");
    }
    samples.requireFit(network.inputs(), network.outputs());
    ConfusionMatrix confusion = new ConfusionMatrix(network.outputs());
    double loss = 0;
    for (int start = 0; start < samples.size(); ) {
      int count = answers.ask(samples, start);
      for (int b = 0; b < count; b++) {
        loss += answers.loss(b);
        confusion.add(samples.label(start + b), answers.likeliestClass(b));
        keeper.keep(start + b, b);
      }
      start += count;
    }
    return new Evaluation(confusion, loss / samples.size());
  }

  /** Stops the threads. */
  @Override
  public void close() {
    answers.close();
  }
}
