package dev.nnmaven.nn.loss;

/**
 * Softmax and cross-entropy (negative log-likelihood), for mutually exclusive classes.
 *
 * <p>p = softmax(z), pⱼ = exp(zⱼ) / Σₖ exp(zₖ); L = −ln p of the target; ∂L/∂zⱼ = pⱼ − tⱼ, where t
 * is 1 for the target and 0 elsewhere. Source: C. M. Bishop, <i>Pattern Recognition and Machine
 * Learning</i>, 2006, section 4.3.4.
 */
public record CrossEntropy() implements Loss {

  @Override
  public String specification() {
    return "crossEntropy";
  }

  /** Subtracts the largest output first, so that exp cannot overflow. */
  @Override
  public void probabilities(float[] outputs, float[] probabilities, int from, int classes) {
    Softmax.of(outputs, probabilities, from, classes);
  }

  /**
   * −ln p of the target as (z of the likeliest − z of the target) − ln p of the likeliest, which
   * stays finite even if the target's probability underflows to 0.
   */
  @Override
  public double value(float[] outputs, float[] probabilities, int from, int classes, int target) {
    int likeliest = from;
    for (int i = from + 1; i < from + classes; i++) {
      if (outputs[i] > outputs[likeliest]) {
        likeliest = i;
      }
    }
    double behind = (double) outputs[likeliest] - outputs[from + target];
    return behind - StrictMath.log(probabilities[likeliest]);
  }

  @Override
  public void gradient(
      float[] outputs,
      float[] probabilities,
      float[] gradient,
      int from,
      int classes,
      int target,
      float share) {
    ProbabilityGradient.of(probabilities, gradient, from, classes, target, share);
  }
}
