package dev.nnmaven.gate.baseline;

import dev.nnmaven.nn.evaluation.RegressionPredictions;

/**
 * Comparison of a regression with its baseline, row by row on the same rows: the model's test rows
 * without those that the baseline may have been trained on.
 *
 * @param before the baseline
 * @param errors absolute errors of the model, in the order of those of the baseline
 * @param leftOut number of test rows left out
 * @param pairs the same, row by row
 */
public record ErrorComparison(ErrorBaseline before, float[] errors, int leftOut, Pairs pairs) {

  /** Compares a model with the baseline on rows that the baseline was not trained on. */
  static ErrorComparison of(
      ErrorBaseline before, RegressionPredictions all, UnseenImages unseen, int[] groups) {
    RegressionPredictions predictions = unseen.images().map(all::of).orElse(all);
    float[] errors = ErrorBaseline.errors(predictions);
    double[] rises = new double[errors.length];
    for (int row = 0; row < rises.length; row++) {
      rises[row] = (double) errors[row] - before.errors()[row];
    }
    return new ErrorComparison(
        before, errors, unseen.leftOut(), new Pairs(rises, unseen.of(groups)));
  }

  /** Mean absolute error of the model. */
  public double mae() {
    return ErrorBaseline.mean(errors);
  }

  /** Root mean squared error of the model. */
  public double rmse() {
    return ErrorBaseline.rootMeanSquare(errors);
  }
}
