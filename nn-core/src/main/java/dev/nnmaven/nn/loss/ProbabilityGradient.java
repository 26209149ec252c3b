package dev.nnmaven.nn.loss;

/** Gradient p − t, the same for both losses. */
final class ProbabilityGradient {

  private ProbabilityGradient() {}

  /** gradientⱼ = (pⱼ − tⱼ) · share, where t is 1 for the target and 0 elsewhere. */
  static void of(
      float[] probabilities, float[] gradient, int from, int classes, int target, float share) {
    for (int j = 0; j < classes; j++) {
      float wanted = j == target ? 1f : 0f;
      gradient[from + j] = (probabilities[from + j] - wanted) * share;
    }
  }
}
