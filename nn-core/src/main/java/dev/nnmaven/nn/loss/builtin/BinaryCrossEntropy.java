package dev.nnmaven.nn.loss.builtin;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.builtin.Sigmoid;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.math.FloatMath;
import io.avaje.spi.ServiceProvider;

/**
 * Sigmoid and binary cross-entropy: one independent yes/no decision per class.
 *
 * <p>pⱼ = 1 / (1 + exp(−zⱼ)); L = −Σⱼ [tⱼ ln pⱼ + (1 − tⱼ) ln(1 − pⱼ)]; ∂L/∂zⱼ = pⱼ − tⱼ. The loss
 * includes the sigmoid: an output layer with activation {@code sigmoid} does not apply it a second
 * time.
 */
@ServiceProvider(Loss.class)
public record BinaryCrossEntropy() implements ProbabilityLoss {

  /**
   * Threshold below which the logarithm of a product of probabilities is taken, before the product
   * underflows.
   */
  private static final double SMALL = 1e-200;

  /** Half of the distance from 1 to the largest float below it. */
  private static final double NEAR_ONE = 0x1p-25;

  @Override
  public String specification() {
    return "binaryCrossEntropy";
  }

  @Override
  public boolean includes(Activation outputActivation) {
    return outputActivation instanceof Sigmoid;
  }

  @Override
  public void predict(float[] outputs, float[] probabilities, int from, int count) {
    for (int i = from; i < from + count; i++) {
      probabilities[i] = FloatMath.sigmoid(outputs[i]);
    }
  }

  /**
   * Σⱼ [max(zⱼ, 0) − zⱼ tⱼ − ln(p of the side that zⱼ is on)], which stays finite even if a
   * probability rounds to 0 or 1. Logarithms are taken of products, for speed.
   */
  @Override
  public double value(
      float[] outputs, float[] probabilities, float[] targets, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      if (targets[i] != 0f) {
        sum -= (double) targets[i] * outputs[i];
      }
    }
    double product = 1;
    for (int i = from; i < from + count; i++) {
      sum += Math.max(outputs[i], 0f);
      product *= outputs[i] >= 0 ? probabilities[i] : 1.0 - probabilities[i];
      if (product < SMALL) {
        sum -= StrictMath.log(product);
        product = 1;
      }
    }
    return sum - StrictMath.log(product);
  }

  /**
   * −Σⱼ [tⱼ ln pⱼ + (1 − tⱼ) ln(1 − pⱼ)], where pⱼ = 0 counts as the smallest float above it, and
   * pⱼ = 1 as half of the way to the largest below.
   */
  @Override
  public double ofPredictions(float[] probabilities, float[] targets, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      double t = targets[i];
      double p = Math.max(probabilities[i], Float.MIN_VALUE);
      double q = Math.max(1.0 - probabilities[i], NEAR_ONE);
      sum -= (t == 0 ? 0 : t * StrictMath.log(p)) + (t == 1 ? 0 : (1 - t) * StrictMath.log(q));
    }
    return sum;
  }
}
