package dev.nnmaven.nn.optimizer;

import dev.nnmaven.nn.math.FloatText;

/**
 * Plain gradient descent: w ← w − η · ∂L/∂w. Whether a step sees all samples, one, or a mini-batch
 * is the trainer's affair.
 *
 * @param learningRate the step's length η, above 0
 */
public record GradientDescent(float learningRate) implements Optimizer {

  /**
   * Checks the learning rate.
   *
   * @throws IllegalArgumentException if it is not above 0 and finite
   */
  public GradientDescent {
    if (!(learningRate > 0f && Float.isFinite(learningRate))) {
      throw new IllegalArgumentException(
          "learning rate must be above 0 and finite, found " + learningRate);
    }
  }

  @Override
  public String specification() {
    return "gradientDescent(" + FloatText.of(learningRate) + ")";
  }

  @Override
  public void step(float[] parameters, float[] gradient, int from, int to) {
    for (int i = from; i < to; i++) {
      parameters[i] = Math.fma(-learningRate, gradient[i], parameters[i]);
    }
  }
}
