package dev.nnmaven.nn.regularizer;

/** Penalty on weights, added to the loss; biases are not penalized. */
public non-sealed interface WeightPenalty extends Regularizer {

  /**
   * Penalty of one weight, in the unit of the loss. Training uses only its derivative; the penalty
   * itself is for checking the derivative.
   */
  double penalty(double weight);

  /** Derivative of {@link #penalty}, added to the weight's gradient. */
  float gradient(float weight);
}
