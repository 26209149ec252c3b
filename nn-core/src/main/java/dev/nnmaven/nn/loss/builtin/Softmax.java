package dev.nnmaven.nn.loss.builtin;

import dev.nnmaven.nn.math.FloatMath;

/** Softmax: exp(zⱼ) / Σₖ exp(zₖ). */
final class Softmax {

  private Softmax() {}

  static void of(float[] outputs, float[] probabilities, int from, int count) {
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
}
