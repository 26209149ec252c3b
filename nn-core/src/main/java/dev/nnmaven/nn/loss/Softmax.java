package dev.nnmaven.nn.loss;

import dev.nnmaven.nn.math.FloatMath;

/** Softmax: exp(zⱼ) / Σₖ exp(zₖ). */
final class Softmax {

  private Softmax() {}

  static void of(float[] outputs, float[] probabilities, int from, int classes) {
    float largest = outputs[from];
    for (int i = from + 1; i < from + classes; i++) {
      largest = Math.max(largest, outputs[i]);
    }
    float sum = 0f;
    for (int i = from; i < from + classes; i++) {
      float e = FloatMath.exp(outputs[i] - largest);
      probabilities[i] = e;
      sum += e;
    }
    for (int i = from; i < from + classes; i++) {
      probabilities[i] /= sum;
    }
  }
}
