package dev.nnmaven.nn.regularizer;

/** A price for large weights, added to the loss. Biases are free. */
public non-sealed interface WeightPenalty extends Regularizer {

  /**
   * What one weight adds to the loss. Training needs only the derivative; this is what it is the
   * derivative of, so that tests can compare the two.
   */
  double penalty(double weight);

  /** The derivative of {@link #penalty}: what one weight adds to its own gradient. */
  float gradient(float weight);
}
