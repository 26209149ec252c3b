package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.ColumnFinding;
import dev.nnmaven.gate.evidence.ColumnFindings;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.data.ColumnDrift;
import dev.nnmaven.trainer.data.PreparedColumn;
import dev.nnmaven.trainer.data.RowExamples;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Decimals;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Table of a table's columns: what the model makes of them, and how they are distributed in
 * training and test rows; the most important one first.
 *
 * @param rows those that are shown; none if the training rows are not available
 */
record ColumnTable(Evidence evidence, List<ColumnDrift> rows) {

  private static final int MOST_COLUMNS = 40;
  private static final int LONGEST_NAME = 24;
  private static final Decimals POINTS = new Decimals(2);

  /** Empty if the model was not trained on a table. */
  static Optional<ColumnTable> of(Evidence evidence) {
    ColumnFindings found = evidence.columns();
    return evidence
        .model()
        .filter(any -> evidence.unit() == Unit.ROW)
        .map(
            any ->
                new ColumnTable(
                    evidence,
                    found.drift().stream()
                        .sorted(mostImportantFirst(found))
                        .limit(MOST_COLUMNS)
                        .toList()));
  }

  private static Comparator<ColumnDrift> mostImportantFirst(ColumnFindings found) {
    Comparator<ColumnDrift> byImportance =
        Comparator.comparing(
            row ->
                found
                    .of(row.column().name())
                    .map(ColumnFinding::importance)
                    .orElse(Double.NEGATIVE_INFINITY));
    return byImportance.thenComparing(ColumnDrift::beyondChance).reversed();
  }

  ColumnFindings found() {
    return evidence.columns();
  }

  RowExamples training() {
    return (RowExamples) evidence.run().training().orElseThrow();
  }

  /** What was found of a column; empty if it is one of too many to look at. */
  Optional<ColumnFinding> finding(ColumnDrift row) {
    return found().of(row.column().name());
  }

  /** How much worse the model is without a column, as a length: of the worst, 100%. */
  String bar(ColumnFinding finding) {
    return Axis.length(most() > 0 ? Math.max(0, finding.importance() / most()) : 0);
  }

  /** The same in words, with its spread. */
  String importance(ColumnFinding finding) {
    boolean points = evidence.score() == Score.ACCURACY;
    Decimals decimals = points ? POINTS : Decimals.of(most());
    int factor = points ? 100 : 1;
    return decimals.text(finding.importance() * factor)
        + " ± "
        + decimals.text(finding.spread() * factor);
  }

  private double most() {
    return found().columns().stream().mapToDouble(ColumnFinding::importance).max().orElse(0);
  }

  /** How the values of a column become inputs; empty if there is nothing to say. */
  String prepared(ColumnDrift row) {
    return evidence.model().stream()
        .flatMap(model -> model.preprocessing(TablePreprocessing.class).columns().stream())
        .filter(fitted -> fitted.column().name().equals(row.column().name()))
        .map(fitted -> PreparedColumn.of(fitted, training()).text())
        .filter(text -> !text.isEmpty())
        .map(Formats::capitalized)
        .findFirst()
        .orElse("");
  }

  /** How the numbers of a column are written. */
  Thousands thousands(ColumnDrift row) {
    return Thousands.of(row.column(), training().raws(row.column().name()));
  }

  static String name(ColumnDrift.Bin bin, Thousands thousands) {
    return Stream.of(SafeText.text(SafeText.cut(bin.name(), LONGEST_NAME)).split(" "))
        .map(thousands::text)
        .collect(Collectors.joining(" "));
  }
}
