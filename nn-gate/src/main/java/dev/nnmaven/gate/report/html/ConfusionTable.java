package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.trainer.measure.Confusion;
import dev.nnmaven.trainer.text.Formats;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Confusion matrix as a heat map, and the most confused pairs.
 *
 * @param shown numbers of the classes that are shown
 */
record ConfusionTable(Findings<ClassificationMetrics, Predictions> found, List<Integer> shown) {

  private static final int MOST_PAIRS = 10;
  private static final int SHADES = 8;
  private static final int UPRIGHT_LENGTH = 3;

  static ConfusionTable of(Findings<ClassificationMetrics, Predictions> findings) {
    return new ConfusionTable(
        findings,
        IntStream.of(Confusion.shown(findings.evaluation().confusion())).boxed().toList());
  }

  ConfusionMatrix matrix() {
    return found.evaluation().confusion();
  }

  String name(int c) {
    return found.measure().classes().get(c);
  }

  /** Whether names are too long to be upright over a narrow column. */
  boolean isTall() {
    return shown.stream().anyMatch(c -> name(c).length() > UPRIGHT_LENGTH);
  }

  List<Confusion> pairs() {
    return Formats.first(Confusion.in(matrix(), found.measure().classes()), MOST_PAIRS);
  }

  /** CSS class of a cell's color: {@code r} for right or {@code w} for wrong, and the shade. */
  String style(int actual, int predicted) {
    int count = matrix().count(actual, predicted);
    double share = count == 0 ? 0 : (double) count / matrix().actual(actual);
    // Square root, so that one mistake in 300 is visible.
    return predicted == actual ? "r" + shade(share) : "w" + shade(Math.sqrt(share));
  }

  private static int shade(double strength) {
    return (int) Math.ceil(strength * SHADES);
  }
}
