package dev.nnmaven.nn.task;

/**
 * Collects results sample by sample.
 *
 * @param <R> result, such as {@link Metrics}
 */
public interface Tally<R> {

  /**
   * Adds one sample; called in the order of the samples. The arrays hold one value for each output
   * of the network, starting at {@code from}, and are valid during the call only.
   *
   * @param outputs of the network; of several, their mean predictions
   * @param predictions computed from the outputs by the loss, such as probabilities
   * @param targets what they should be
   * @param loss of the sample
   */
  void add(float[] outputs, float[] predictions, float[] targets, int from, double loss);

  /** The result for the samples so far, at least one. */
  R result();
}
