package dev.nnmaven.nn.activation;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.Specified;

/**
 * Activation function of a neuron, and its derivative.
 *
 * <p>Element-wise (softmax belongs to the loss). An implementation has no state and is safe for use
 * by several threads. Use {@link dev.nnmaven.nn.math.FloatMath} rather than {@link Math} for exp
 * and its like, so that a model stays the same to the bit on every machine.
 */
public interface Activation extends Specified<Activation> {

  /** The catalog of all activations. */
  static Catalog<Activation> catalog() {
    return Catalog.of(Activation.class, "activation");
  }

  /**
   * Parses a specification such as {@code sigmoid}.
   *
   * @throws IllegalArgumentException if it is unknown; the message lists all
   */
  static Activation of(String specification) {
    return catalog().create(specification);
  }

  /** Output for a weighted sum. */
  float apply(float sum);

  /**
   * Derivative of the output with respect to the weighted sum.
   *
   * @param sum the weighted sum
   * @param output {@link #apply apply(sum)}, from which most derivatives are cheaper to compute
   */
  float derivative(float sum, float output);
}
