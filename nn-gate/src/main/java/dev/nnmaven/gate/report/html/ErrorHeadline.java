package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.evaluation.RegressionPredictions;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.trainer.measure.NumberFigures;
import dev.nnmaven.trainer.text.Decimals;
import dev.nnmaven.trainer.text.Formats;

/** Top of the page of a regression. */
record ErrorHeadline(Findings<RegressionMetrics, RegressionPredictions> found) {

  String figure() {
    return Formats.error(found.evaluation().rmse());
  }

  /** RMSE of always saying the mean. */
  static double chance(Findings<RegressionMetrics, RegressionPredictions> found) {
    return new NumberFigures(found.answers()).chance();
  }

  /** CSS class of the change of the RMSE; the gate compares the mean absolute error. */
  static String direction(Comparison comparison) {
    double rise = rise(comparison);
    return rise == 0 ? "same" : rise < 0 ? "better" : "worse";
  }

  static String change(Comparison comparison) {
    double rise = rise(comparison);
    return rise == 0
        ? "no change"
        : (rise > 0 ? "+" : "") + Decimals.of(comparison.before().entries().rmse()).text(rise);
  }

  private static double rise(Comparison comparison) {
    return comparison.now().rmse() - comparison.before().entries().rmse();
  }
}
