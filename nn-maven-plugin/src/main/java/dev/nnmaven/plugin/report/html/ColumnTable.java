package dev.nnmaven.plugin.report.html;

import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.plugin.data.ColumnDrift;
import dev.nnmaven.plugin.data.RowExamples;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.text.Texts;
import dev.nnmaven.plugin.text.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Table of a table's columns: how they are distributed in training and test rows, the one that
 * differs most first.
 *
 * @param summary which of them are shown, or why there are none
 */
record ColumnTable(String summary, List<Row> rows) {

  /** A column. */
  record Row(String name, String kind, String psi, String status, List<Bar> bars) {}

  /**
   * A part of its values, with its shares as lengths.
   *
   * @param text both shares in words
   */
  record Bar(String name, String training, String test, String text) {}

  private static final int MOST_COLUMNS = 40;
  private static final double LITTLE = 0.1;
  private static final double MUCH = 0.25;
  private static final int LONGEST_NAME = 24;

  /** Empty if the model was not trained on a table. */
  static Optional<ColumnTable> of(Evidence evidence) {
    if (evidence.unit() != Unit.ROW) {
      return Optional.empty();
    }
    if (evidence.run().training().isEmpty()) {
      return Optional.of(
          new ColumnTable(
              "The training rows are not at hand, so nothing can be compared.", List.of()));
    }
    RowExamples training = (RowExamples) evidence.run().training().get();
    RowExamples test = (RowExamples) evidence.run().examples();
    List<Row> rows =
        ColumnDrift.of(training, test).stream()
            .sorted(Comparator.comparing(ColumnDrift::psi).reversed())
            .limit(MOST_COLUMNS)
            .map(one -> row(one, training.size(), test.size()))
            .toList();
    int all = training.columns().size();
    return Optional.of(
        new ColumnTable(
            rows.size() == all
                ? "All " + Texts.count(all, "column") + ", the one that differs most first."
                : Texts.format("The %d of %,d columns that differ most.", rows.size(), all),
            rows));
  }

  private static Row row(ColumnDrift drift, int training, int test) {
    return new Row(
        Shown.text(drift.column().name()),
        drift.column().kind().specification(),
        Texts.format("%.3f", drift.psi()),
        drift.psi() < LITTLE ? "same" : drift.psi() < MUCH ? "open" : "worse",
        drift.bins().stream().map(bin -> bar(bin, training, test)).toList());
  }

  private static Bar bar(ColumnDrift.Bin bin, int training, int test) {
    double before = (double) bin.training() / training;
    double now = (double) bin.test() / test;
    return new Bar(
        Shown.text(Shown.cut(bin.name(), LONGEST_NAME)),
        Texts.format("%.2f%%", before * 100),
        Texts.format("%.2f%%", now * 100),
        Texts.format("%s of training, %s of test rows", Texts.percent(before), Texts.percent(now)));
  }
}
