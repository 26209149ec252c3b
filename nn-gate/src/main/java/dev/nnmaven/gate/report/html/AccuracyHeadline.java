package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.WilsonInterval;
import dev.nnmaven.trainer.text.Formats;
import java.util.Optional;

/** Top of the page of a classification, with a scale of accuracy that ends at 100%. */
record AccuracyHeadline(Findings<ClassificationMetrics, Predictions> found, Evidence evidence) {

  private static final double STEP = 0.05;

  String figure() {
    return Formats.percent(found.evaluation().correct(), found.evaluation().total());
  }

  WilsonInterval interval() {
    return found.evaluation().interval();
  }

  /** Accuracy of the baseline, if there is one. */
  Optional<Double> before() {
    return found
        .comparison()
        .map(comparison -> comparison.total())
        .map(total -> (double) total.before() / total.images());
  }

  /** Where the scale begins. */
  double from() {
    double least = Math.min(interval().low(), before().orElse(1.0));
    return Math.max(0, Math.floor(least / STEP - 1) * STEP);
  }

  /** Place of an accuracy on the scale. */
  String place(double accuracy) {
    return Axis.length((accuracy - from()) / (1 - from()));
  }

  /** Length of the confidence interval on the scale. */
  String width() {
    return Axis.length((interval().high() - interval().low()) / (1 - from()));
  }
}
