package dev.nnmaven.nn.loss;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.Specified;

/**
 * Loss function: how wrong a network's outputs are for one sample.
 *
 * <p>All arrays hold one value for each of {@code count} outputs, starting at {@code from}. An
 * implementation has no state and is safe for use by several threads.
 */
public interface Loss extends Specified<Loss> {

  /**
   * Parses a specification such as {@code crossEntropy}.
   *
   * @throws IllegalArgumentException if it is unknown; the message lists all
   */
  static Loss of(String specification) {
    return Catalog.of(Loss.class, "loss").create(specification);
  }

  /**
   * Whether the loss includes that activation of the output layer, so that the layer must not apply
   * it too.
   */
  default boolean includes(Activation outputActivation) {
    return false;
  }

  /**
   * Whether predictions are numbers, to be compared with targets that are numbers, rather than
   * probabilities of classes.
   */
  default boolean predictsNumbers() {
    return false;
  }

  /** Computes the predictions from the outputs, such as the probability of each class. */
  void predict(float[] outputs, float[] predictions, int from, int count);

  /**
   * Loss of one sample; in nats if predictions are probabilities.
   *
   * @param predictions computed by {@link #predict}
   * @param targets what the predictions should be
   */
  double value(float[] outputs, float[] predictions, float[] targets, int from, int count);

  /**
   * Loss of predictions that come from no outputs, such as the means of several networks'. Finite:
   * a probability that rounds to 0 or 1 counts as the nearest one that does not. Losses that do not
   * implement it cannot be used with several networks.
   *
   * @param targets what the predictions should be
   * @throws UnsupportedOperationException if it is not implemented
   */
  default double ofPredictions(float[] predictions, float[] targets, int from, int count) {
    throw new UnsupportedOperationException(specification());
  }

  /**
   * Writes the gradient of the loss with respect to the outputs.
   *
   * @param share factor of the result: 1 / B for a mean over B samples
   */
  void gradient(
      float[] outputs,
      float[] predictions,
      float[] targets,
      float[] gradient,
      int from,
      int count,
      float share);
}
