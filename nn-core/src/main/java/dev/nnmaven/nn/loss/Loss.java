package dev.nnmaven.nn.loss;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.catalog.Specified;

/**
 * How wrong the outputs of the output layer are for a sample whose class is known.
 *
 * <p>All arrays hold one sample's {@code classes} numbers at {@code from}. An implementation has no
 * state and is safe for use by several threads.
 */
public interface Loss extends Specified<Loss> {

  /**
   * Whether the loss computes that activation of the output layer by itself, so that the layer must
   * not apply it a second time.
   */
  default boolean includes(Activation outputActivation) {
    return false;
  }

  /** Turns outputs into the probability of each class. */
  void probabilities(float[] outputs, float[] probabilities, int from, int classes);

  /** The loss of one sample, given its outputs and the probabilities made of them. */
  double value(float[] outputs, float[] probabilities, int from, int classes, int target);

  /**
   * The derivative of the loss with respect to each output.
   *
   * @param target the sample's class
   * @param share multiplies the result: 1 / B where the loss is the mean over B samples
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
