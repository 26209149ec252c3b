package dev.nnmaven.plugin.report.html;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.plugin.baseline.Comparison;
import dev.nnmaven.plugin.text.Texts;
import java.util.Optional;

/**
 * Scale of accuracy from {@code from} to 100%, with confidence interval and baseline. Positions are
 * in percent of the scale.
 *
 * @param baseline position of the baseline
 */
record Scale(String from, String low, String width, String accuracy, Optional<String> baseline) {

  private static final double STEP = 0.05;

  static Scale of(ClassificationMetrics evaluation, Optional<Comparison> comparison) {
    Optional<Double> before = comparison.map(c -> (double) c.total().before() / c.total().images());
    double low = evaluation.interval().low();
    double least = Math.min(low, before.orElse(low));
    double from = Math.max(0, Math.floor(least / STEP - 1) * STEP);
    return new Scale(
        Texts.format("%.0f%%", from * 100),
        place(low, from),
        Texts.format("%.2f%%", (evaluation.interval().high() - low) / (1 - from) * 100),
        place(evaluation.accuracy(), from),
        before.map(share -> place(share, from)));
  }

  private static String place(double share, double from) {
    return Texts.format("%.2f%%", (share - from) / (1 - from) * 100);
  }
}
