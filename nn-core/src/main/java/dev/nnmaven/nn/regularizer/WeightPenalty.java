package dev.nnmaven.nn.regularizer;

/** A price for large weights, added to the loss. Biases are free. */
public non-sealed interface WeightPenalty extends Regularizer {

  /** What one weight adds to the loss. */
  double penalty(float weight);

  /** The derivative of {@link #penalty}: what one weight adds to its own gradient. */
  float gradient(float weight);
}
