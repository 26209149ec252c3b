package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Ratio;
import dev.nnmaven.trainer.text.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Table of figures per class, worst first.
 *
 * @param leftOut note on omitted rows; empty if none
 */
record ClassTable(boolean compared, List<Row> rows, String leftOut, Unit unit) {

  /**
   * Row of one class.
   *
   * @param bar recall as a length; empty if there is none
   * @param direction CSS class: better, worse or same
   */
  record Row(
      String name,
      String images,
      String recall,
      String bar,
      String precision,
      String change,
      String direction) {}

  private static final int MOST_ROWS = 100;

  static ClassTable of(Findings<ClassificationMetrics, Predictions> found) {
    ConfusionMatrix confusion = found.evaluation().confusion();
    List<String> classes = found.measure().classes();
    Optional<List<Change>> changes = found.comparison().map(Comparison::classes);
    List<Row> rows =
        IntStream.range(0, classes.size())
            .boxed()
            // Without images: after all others.
            .sorted(Comparator.comparingDouble(c -> confusion.recall(c).orElse(2)))
            .limit(MOST_ROWS)
            .map(c -> row(classes.get(c), c, confusion, changes))
            .toList();
    return new ClassTable(
        changes.isPresent(),
        rows,
        Formats.part(rows.size(), classes.size(), "The %d of %,d classes with the lowest recall."),
        found.measure().unit());
  }

  private static Row row(
      String name, int c, ConfusionMatrix confusion, Optional<List<Change>> changes) {
    OptionalDouble recall = confusion.recall(c);
    Optional<Ratio> points =
        changes.map(all -> all.get(c)).filter(known -> known.images() > 0).map(Change::ratio);
    return new Row(
        name,
        Formats.count(confusion.actual(c)),
        Formats.percent(recall),
        recall.isPresent() ? Formats.format("%.2f%%", recall.getAsDouble() * 100) : "",
        Formats.percent(confusion.precision(c)),
        points.map(Ratio::signed).orElse("–"),
        points.map(Ratio::direction).orElse("same"));
  }
}
