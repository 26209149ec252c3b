package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.WilsonInterval;
import dev.nnmaven.trainer.measure.Predictions;
import java.util.Optional;

/** The scale of accuracy at the top of a page, which ends at 100%. */
record AccuracyScale(WilsonInterval interval, Optional<Double> before) {

  private static final double STEP = 0.05;

  /** With the accuracy of the baseline, if there is one. */
  static AccuracyScale of(Findings<ClassificationMetrics, Predictions> found) {
    return new AccuracyScale(
        found.evaluation().interval(),
        found
            .comparison()
            .map(Comparison::total)
            .map(total -> (double) total.before() / total.images()));
  }

  /** Where the scale begins. */
  double from() {
    double least = Math.min(interval.low(), before.orElse(1.0));
    return Math.max(0, Math.floor(least / STEP - 1) * STEP);
  }

  /** Place of an accuracy on the scale. */
  String place(double accuracy) {
    return Axis.length((accuracy - from()) / (1 - from()));
  }

  /** Length of the confidence interval on the scale. */
  String width() {
    return Axis.length((interval.high() - interval.low()) / (1 - from()));
  }
}
