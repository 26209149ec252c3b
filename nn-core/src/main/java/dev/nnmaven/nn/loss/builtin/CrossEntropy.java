package dev.nnmaven.nn.loss.builtin;

import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.math.FloatMath;
import io.avaje.spi.ServiceProvider;

/**
 * Softmax and cross-entropy (negative log-likelihood), for mutually exclusive classes.
 *
 * <p>p = softmax(z), pⱼ = exp(zⱼ) / Σₖ exp(zₖ); L = −Σⱼ tⱼ ln pⱼ; ∂L/∂zⱼ = pⱼ − tⱼ, where the
 * targets t sum to 1, such as 1 for a sample's class and 0 for all others. Source: C. M. Bishop,
 * <i>Pattern Recognition and Machine Learning</i>, 2006, section 4.3.4.
 */
@ServiceProvider(Loss.class)
public record CrossEntropy() implements ProbabilityLoss {

  @Override
  public String specification() {
    return "crossEntropy";
  }

  /** Softmax; subtracts the largest output first, so that exp cannot overflow. */
  @Override
  public void predict(float[] outputs, float[] probabilities, int from, int count) {
    float largest = outputs[from];
    for (int i = from + 1; i < from + count; i++) {
      largest = Math.max(largest, outputs[i]);
    }
    float sum = 0f;
    for (int i = from; i < from + count; i++) {
      float e = FloatMath.exp(outputs[i] - largest);
      probabilities[i] = e;
      sum += e;
    }
    for (int i = from; i < from + count; i++) {
      probabilities[i] /= sum;
    }
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
}
