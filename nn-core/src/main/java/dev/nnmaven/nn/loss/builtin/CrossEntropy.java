package dev.nnmaven.nn.loss.builtin;

import dev.nnmaven.nn.loss.Loss;
import io.avaje.spi.ServiceProvider;

/**
 * Softmax and cross-entropy (negative log-likelihood), for mutually exclusive classes.
 *
 * <p>p = softmax(z), pⱼ = exp(zⱼ) / Σₖ exp(zₖ); L = −Σⱼ tⱼ ln pⱼ; ∂L/∂zⱼ = pⱼ − tⱼ, where the
 * targets t sum to 1, such as 1 for a sample's class and 0 for all others. Source: C. M. Bishop,
 * <i>Pattern Recognition and Machine Learning</i>, 2006, section 4.3.4.
 */
@ServiceProvider(Loss.class)
public record CrossEntropy() implements Loss {

  @Override
  public String specification() {
    return "crossEntropy";
  }

  /** Subtracts the largest output first, so that exp cannot overflow. */
  @Override
  public void predict(float[] outputs, float[] probabilities, int from, int count) {
    Softmax.of(outputs, probabilities, from, count);
  }

  /**
   * −ln pⱼ as (z of the likeliest − zⱼ) − ln p of the likeliest, which stays finite even if pⱼ
   * underflows to 0.
   */
  @Override
  public double value(
      float[] outputs, float[] probabilities, float[] targets, int from, int count) {
    int likeliest = from;
    for (int i = from + 1; i < from + count; i++) {
      if (outputs[i] > outputs[likeliest]) {
        likeliest = i;
      }
    }
    double surprise = -StrictMath.log(probabilities[likeliest]);
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      if (targets[i] != 0f) {
        sum += targets[i] * ((double) outputs[likeliest] - outputs[i] + surprise);
      }
    }
    return sum;
  }

  /** −Σⱼ tⱼ ln pⱼ, where pⱼ = 0 counts as the smallest float above it. */
  @Override
  public double ofPredictions(float[] probabilities, float[] targets, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      if (targets[i] != 0f) {
        sum -= targets[i] * StrictMath.log(Math.max(probabilities[i], Float.MIN_VALUE));
      }
    }
    return sum;
  }

  @Override
  public void gradient(
      float[] outputs,
      float[] probabilities,
      float[] targets,
      float[] gradient,
      int from,
      int count,
      float share) {
    for (int i = from; i < from + count; i++) {
      gradient[i] = (probabilities[i] - targets[i]) * share;
    }
  }
}
