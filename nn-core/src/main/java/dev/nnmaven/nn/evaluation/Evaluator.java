package dev.nnmaven.nn.evaluation;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.Tally;
import dev.nnmaven.nn.task.Task;

/**
 * Evaluates a network, or several as one, on samples. Reusable, by one thread at a time, until it
 * is closed; it sees later changes of the weights.
 */
public final class Evaluator implements AutoCloseable {

  private final Ensemble ensemble;
  private final Inference inference;

  /**
   * Creates an evaluator.
   *
   * @throws IllegalArgumentException if the kernels that are wanted cannot run here
   */
  public Evaluator(Network network, ComputeOptions options) {
    this(Ensemble.of(network), options);
  }

  /**
   * Creates an evaluator of networks that answer as one.
   *
   * @throws IllegalArgumentException if the kernels that are wanted cannot run here
   */
  public Evaluator(Ensemble ensemble, ComputeOptions options) {
    this.ensemble = ensemble;
    this.inference =
        options.kernels() == KernelChoice.TEXTBOOK
            ? new TextbookInference(ensemble)
            : new KernelInference(ensemble, options);
  }

  /**
   * Evaluates networks that answer as one, once, with the fastest kernels on all processors.
   *
   * @throws IllegalArgumentException if there are no samples, or they do not fit the networks
   */
  public static <M extends Metrics> M evaluate(Ensemble ensemble, Task<M> task, Samples samples) {
    try (Evaluator evaluator = new Evaluator(ensemble, ComputeOptions.fastest())) {
      return evaluator.evaluate(samples, task);
    }
  }

  /**
   * Evaluates the networks by what a task measures, beside the numbers that the data has.
   *
   * @throws IllegalArgumentException if there are no samples, or they do not fit the networks
   */
  public <M extends Metrics> M evaluate(Samples samples, Task<M> task) {
    return evaluate(samples, task.tally(samples::number));
  }

  /**
   * Runs the networks over all samples.
   *
   * @param tally receives each sample, in order
   * @return its result
   * @throws IllegalArgumentException if there are no samples, or they do not fit the network
   */
  public <R> R evaluate(Samples samples, Tally<R> tally) {
    samples.requireFit(ensemble.inputs(), ensemble.outputs());
    inference.run(samples, tally);
    return tally.result();
  }

  @Override
  public void close() {
    inference.close();
  }
}
