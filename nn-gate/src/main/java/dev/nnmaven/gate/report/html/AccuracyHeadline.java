package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.evidence.ConfidenceFindings;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.model.Calibration;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.trainer.measure.ConfidentAnswers;
import dev.nnmaven.trainer.text.Formats;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Top of the page of a classification.
 *
 * @param form what an example is: {@code 28 × 28 pixels}
 * @param calibration of a calibrated model; otherwise null
 * @param answers of a model with a threshold; otherwise null
 */
record AccuracyHeadline(
    Findings<ClassificationMetrics, Predictions> found,
    String form,
    Scale scale,
    @Nullable Calibration calibration,
    @Nullable ConfidentAnswers answers) {

  static AccuracyHeadline of(
      Findings<ClassificationMetrics, Predictions> found, Evidence evidence) {
    Optional<ConfidenceFindings> confidence = evidence.confidence();
    return new AccuracyHeadline(
        found,
        evidence.run().examples().form().replace(" x ", " × "),
        Scale.of(found.evaluation(), found.comparison()),
        confidence.map(ConfidenceFindings::heldOut).orElse(null),
        confidence.map(ConfidenceFindings::answers).orElse(null));
  }

  String figure() {
    return Formats.percent(found.evaluation().correct(), found.evaluation().total());
  }

  /**
   * Scale of accuracy from {@code from} to 100%, with confidence interval and baseline. Positions
   * are in percent of the scale.
   *
   * @param baseline position of the baseline
   */
  record Scale(String from, String low, String width, String accuracy, Optional<String> baseline) {

    private static final double STEP = 0.05;

    static Scale of(ClassificationMetrics evaluation, Optional<Comparison> comparison) {
      Optional<Double> before =
          comparison.map(c -> (double) c.total().before() / c.total().images());
      double low = evaluation.interval().low();
      double least = Math.min(low, before.orElse(low));
      double from = Math.max(0, Math.floor(least / STEP - 1) * STEP);
      return new Scale(
          Formats.format("%.0f%%", from * 100),
          place(low, from),
          Formats.format("%.2f%%", (evaluation.interval().high() - low) / (1 - from) * 100),
          place(evaluation.accuracy(), from),
          before.map(share -> place(share, from)));
    }

    private static String place(double share, double from) {
      return Formats.format("%.2f%%", (share - from) / (1 - from) * 100);
    }
  }
}
