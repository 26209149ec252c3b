package dev.nnmaven.plugin.baseline;

import dev.nnmaven.nn.evaluation.RegressionPredictions;

/**
 * Comparison of a regression with its baseline, row by row on the same rows.
 *
 * @param before the baseline
 * @param errors absolute errors of the model, in the order of those of the baseline
 */
public record ErrorComparison(ErrorBaseline before, float[] errors) {

  /** Compares a model with the baseline. */
  static ErrorComparison of(ErrorBaseline before, RegressionPredictions predictions) {
    return new ErrorComparison(before, ErrorBaseline.errors(predictions));
  }

  /** Mean absolute error of the model. */
  public double mae() {
    return ErrorBaseline.mean(errors);
  }

  /** Change of the absolute error of each row: now − before. */
  public double[] differences() {
    double[] differences = new double[errors.length];
    for (int row = 0; row < differences.length; row++) {
      differences[row] = (double) errors[row] - before.errors()[row];
    }
    return differences;
  }
}
