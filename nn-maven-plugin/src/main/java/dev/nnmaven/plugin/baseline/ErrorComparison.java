package dev.nnmaven.plugin.baseline;

import dev.nnmaven.nn.evaluation.RegressionPredictions;

/**
 * Comparison of a regression with its baseline, row by row on the same rows: the model's test rows
 * without those that the baseline may have been trained on.
 *
 * @param before the baseline
 * @param errors absolute errors of the model, in the order of those of the baseline
 * @param leftOut number of test rows left out
 */
public record ErrorComparison(ErrorBaseline before, float[] errors, int leftOut) {

  /** Compares a model with the baseline on rows that the baseline was not trained on. */
  static ErrorComparison of(ErrorBaseline before, RegressionPredictions all, UnseenImages unseen) {
    RegressionPredictions predictions = unseen.images().map(all::of).orElse(all);
    return new ErrorComparison(before, ErrorBaseline.errors(predictions), unseen.leftOut());
  }

  /** Mean absolute error of the model. */
  public double mae() {
    return ErrorBaseline.mean(errors);
  }

  /** Root mean squared error of the model. */
  public double rmse() {
    return ErrorBaseline.rootMeanSquare(errors);
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
