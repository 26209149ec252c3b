package dev.nnmaven.nn.activation;

import dev.nnmaven.nn.catalog.Specified;

/**
 * What a neuron makes of its weighted sum: a function of one number and its derivative.
 *
 * <p>Always element by element (softmax belongs to the loss). An implementation has no state and is
 * safe for use by several threads. Use {@link dev.nnmaven.nn.math.FloatMath} rather than {@link
 * Math} for exp and its like, so that a model stays the same to the bit on every machine.
 */
public interface Activation extends Specified<Activation> {

  /** The output of a neuron with that weighted sum. */
  float apply(float sum);

  /**
   * The derivative of the output with respect to the weighted sum.
   *
   * @param sum the weighted sum
   * @param output what {@link #apply} made of it, since most derivatives are cheaper from there
   */
  float derivative(float sum, float output);
}
