package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.text.Formats;
import java.util.List;
import java.util.Optional;

/**
 * Whether the probability of one of two classes is how often it is that class: of the examples with
 * log odds z, the log odds of being it are {@code intercept + slope · z}, the fit of most
 * likelihood. Perfect are 0 and 1. With a slope below 1, probabilities are too far from a half. An
 * intercept above 0 says that the class is more frequent than where z is 0.
 *
 * <p>Source: D. R. Cox, <i>Two further applications of a model for binary regression</i>,
 * Biometrika 45 (1958).
 *
 * @param className the second class
 */
public record CoxCalibration(String className, double intercept, double slope) {

  private static final int MOST_STEPS = 100;
  private static final double LAST_STEP = 1e-10;

  /**
   * Fits it by Newton's method; empty if there are not two classes, or no such fit is best, as
   * where a threshold tells all examples apart.
   */
  static Optional<CoxCalibration> of(Predictions predictions, List<String> names) {
    if (names.size() != 2) {
      return Optional.empty();
    }
    double[] z = new double[predictions.size()];
    for (int i = 0; i < z.length; i++) {
      double[] probabilities = predictions.probabilities()[i];
      z[i] = log(probabilities[1]) - log(probabilities[0]); // of a float near 1, the other is exact
    }
    return fit(z, predictions.labels())
        .map(line -> new CoxCalibration(names.get(1), line[0], line[1]));
  }

  /** In a sentence. */
  public String text() {
    return Formats.format(
        "Calibration of the probability of %s: intercept %.3f, slope %.3f (perfect: 0 and 1).",
        SafeText.text(className), intercept, slope);
  }

  private static double log(double probability) {
    return Math.log(Math.max(probability, Float.MIN_NORMAL));
  }

  /**
   * Logistic regression of labels 0 and 1 on one number.
   *
   * @return intercept and slope; empty if there are none
   */
  static Optional<double[]> fit(double[] z, int[] labels) {
    double a = 0;
    double b = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] gradient = new double[2];
      double[] hessian = new double[3]; // of a and a, a and b, b and b
      for (int i = 0; i < z.length; i++) {
        double p = 1 / (1 + Math.exp(-a - b * z[i]));
        double weight = p * (1 - p);
        gradient[0] += labels[i] - p;
        gradient[1] += (labels[i] - p) * z[i];
        hessian[0] += weight;
        hessian[1] += weight * z[i];
        hessian[2] += weight * z[i] * z[i];
      }
      double determinant = hessian[0] * hessian[2] - hessian[1] * hessian[1];
      double da = (hessian[2] * gradient[0] - hessian[1] * gradient[1]) / determinant;
      double db = (hessian[0] * gradient[1] - hessian[1] * gradient[0]) / determinant;
      if (!Double.isFinite(da) || !Double.isFinite(db)) {
        return Optional.empty(); // nothing varies any more
      }
      a += da;
      b += db;
      if (Math.abs(da) + Math.abs(db) <= LAST_STEP * (1 + Math.abs(a) + Math.abs(b))) {
        return Optional.of(new double[] {a, b});
      }
    }
    return Optional.empty(); // it grows without end
  }
}
