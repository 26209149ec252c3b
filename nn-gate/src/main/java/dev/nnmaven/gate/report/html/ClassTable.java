package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.trainer.text.Ratio;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Table of figures per class, worst first.
 *
 * @param changes from the baseline, of all classes, if there is one
 * @param shown numbers of the classes that are shown
 */
record ClassTable(
    Findings<ClassificationMetrics, Predictions> found,
    Optional<List<Change>> changes,
    List<Integer> shown) {

  private static final int MOST_ROWS = 100;

  static ClassTable of(Findings<ClassificationMetrics, Predictions> findings) {
    ConfusionMatrix confusion = findings.evaluation().confusion();
    return new ClassTable(
        findings,
        findings.comparison().map(Comparison::classes),
        IntStream.range(0, confusion.classes())
            .boxed()
            // Without images: after all others.
            .sorted(Comparator.comparingDouble(c -> confusion.recall(c).orElse(2)))
            .limit(MOST_ROWS)
            .toList());
  }

  /** Change of the recall of a class; empty if it is unknown. */
  Optional<Ratio> change(int c) {
    return changes.map(all -> all.get(c)).filter(known -> known.images() > 0).map(Change::ratio);
  }
}
