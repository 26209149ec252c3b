package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.inference.PredictingPass;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.text.Illegal;
import java.util.Objects;

/** Validates the inputs that an application gives, and how they are used. */
final class Inputs {

  private Inputs() {}

  /**
   * Copies inputs to a sample of a pass.
   *
   * @throws IllegalArgumentException if there are too many or too few, or one is not finite
   */
  static void load(float[] inputs, PredictingPass pass, int sample) {
    Objects.requireNonNull(inputs, "inputs");
    Matrix samples = pass.samples();
    if (inputs.length != samples.columns()) {
      throw Illegal.argument(
          "the network has %s inputs, found %s numbers", samples.columns(), inputs.length);
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
        throw Illegal.argument("input %s is %s, expected a finite number", i - from, input);
      }
    }
  }

  /**
   * Throws on what huge inputs times huge weights give.
   *
   * @throws IllegalArgumentException if a prediction is infinite or NaN
   */
  static void requireFinitePredictions(PredictingPass pass, int sample) {
    Matrix predictions = pass.predictions();
    int from = predictions.index(sample, 0);
    for (int i = from; i < from + predictions.columns(); i++) {
      if (!Float.isFinite(predictions.values()[i])) {
        throw Illegal.argument(
            "a prediction is not finite: the weighted sums overflow float32; are the inputs"
                + " preprocessed as in training?");
      }
    }
  }
}
