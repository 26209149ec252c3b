package dev.nnmaven.nn.loss;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.catalog.Specified;

/**
 * Loss function, in nats, for a sample with a known class.
 *
 * <p>All arrays hold one sample's {@code classes} values, starting at {@code from}. An
 * implementation has no state and is safe for use by several threads.
 */
public interface Loss extends Specified<Loss> {

  /**
   * Whether the loss includes that activation of the output layer, so that the layer must not apply
   * it too.
   */
  default boolean includes(Activation outputActivation) {
    return false;
  }

  /** Computes the probability of each class from the outputs. */
  void probabilities(float[] outputs, float[] probabilities, int from, int classes);

  /** Loss of one sample in nats, from its outputs and their {@link #probabilities}. */
  double value(float[] outputs, float[] probabilities, int from, int classes, int target);

  /**
   * Gradient of the loss with respect to the outputs.
   *
   * @param target actual class
   * @param share factor of the result: 1 / B for a mean over B samples
   */
  void gradient(
      float[] outputs,
      float[] probabilities,
      float[] gradient,
      int from,
      int classes,
      int target,
      float share);
}
