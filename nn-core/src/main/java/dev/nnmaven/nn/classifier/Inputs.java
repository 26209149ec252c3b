package dev.nnmaven.nn.classifier;

import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.kernel.Matrix;
import java.util.Objects;

/** Validates inputs given by an application. */
final class Inputs {

  private Inputs() {}

  /**
   * Copies inputs to a sample of a pass.
   *
   * @throws IllegalArgumentException if there are too many or too few, or one is not finite
   */
  static void load(float[] inputs, ForwardPass pass, int sample) {
    Objects.requireNonNull(inputs, "inputs");
    Matrix samples = pass.samples();
    if (inputs.length != samples.columns()) {
      throw new IllegalArgumentException(
          "the network has %d inputs, found %d numbers"
              .formatted(samples.columns(), inputs.length));
    }
    System.arraycopy(inputs, 0, samples.values(), samples.index(sample, 0), inputs.length);
    requireFinite(samples, sample);
  }

  /** Checks the copy, since another thread may change the original meanwhile. */
  private static void requireFinite(Matrix samples, int sample) {
    int from = samples.index(sample, 0);
    for (int i = from; i < from + samples.columns(); i++) {
      float input = samples.values()[i];
      if (!Float.isFinite(input)) {
        throw new IllegalArgumentException(
            "input %d is %s, expected a finite number".formatted(i - from, input));
      }
    }
  }
}
