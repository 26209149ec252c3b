package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.ColumnFinding;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.data.ColumnDrift;
import dev.nnmaven.trainer.data.PreparedColumn;
import dev.nnmaven.trainer.data.RowExamples;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Table of a table's columns: what the model makes of them, and how they are distributed in
 * training and test rows; the most important one first, or the one that differs most where nobody
 * looked.
 *
 * @param summary which of them are shown, or why there are none
 * @param isKnown whether their importance is
 * @param note what importance is; empty if it is unknown
 * @param leaks those that give the target away alone, in a sentence; empty if there are none
 */
record ColumnTable(String summary, boolean isKnown, String note, String leaks, List<Row> rows) {

  /**
   * A column.
   *
   * @param prepared how its values become inputs, in words; empty if there is nothing to say
   * @param psi population stability index, and whether that is much
   * @param chance the drift expected if the rows were split at random
   * @param status by how far the drift is above that
   */
  record Row(
      String name,
      String kind,
      String prepared,
      ImportanceBar importance,
      String psi,
      String chance,
      String status,
      List<Bar> bars) {}

  /** A part of its values, with its shares as lengths. */
  record Bar(String name, String training, String test) {}

  private static final int MOST_COLUMNS = 40;
  private static final double LITTLE = 0.1;
  private static final double MUCH = 0.25;
  private static final int LONGEST_NAME = 24;

  /** Empty if the model was not trained on a table. */
  static Optional<ColumnTable> of(Evidence evidence) {
    if (evidence.unit() != Unit.ROW || evidence.model().isEmpty()) {
      return Optional.empty();
    }
    if (evidence.run().training().isEmpty()) {
      return Optional.of(
          new ColumnTable(
              "The training rows are not available, so nothing can be compared.",
              false,
              "",
              "",
              List.of()));
    }
    RowExamples training = (RowExamples) evidence.run().training().get();
    RowExamples test = (RowExamples) evidence.run().examples();
    List<Row> rows =
        drift(evidence, training, test).stream()
            .sorted(
                Comparator.comparing((ColumnDrift one) -> importance(one, evidence))
                    .thenComparing(ColumnDrift::beyondChance)
                    .reversed())
            .limit(MOST_COLUMNS)
            .map(one -> row(one, evidence, training, test.size()))
            .toList();
    int all = training.columns().size();
    boolean isKnown = !evidence.columns().columns().isEmpty();
    String what = isKnown ? "matters most to the model" : "differs most";
    String many = isKnown ? "matter most to the model" : "differ most";
    return Optional.of(
        new ColumnTable(
            rows.size() == all
                ? Formats.format(
                    "All %s, the one that %s first.", Formats.count(all, "column"), what)
                : Formats.format("Of %,d columns, the %d that %s.", all, rows.size(), many),
            isKnown,
            ImportanceBar.note(evidence),
            leaks(evidence),
            rows));
  }

  /** As the evaluation has it, if it looked. */
  private static List<ColumnDrift> drift(
      Evidence evidence, RowExamples training, RowExamples test) {
    List<ColumnDrift> known = evidence.columns().drift();
    return known.isEmpty() ? ColumnDrift.of(training, test) : known;
  }

  private static double importance(ColumnDrift drift, Evidence evidence) {
    return evidence
        .columns()
        .of(drift.column().name())
        .map(ColumnFinding::importance)
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private static String leaks(Evidence evidence) {
    List<String> names =
        evidence.columns().leaks().stream().map(one -> SafeText.text(one.column())).toList();
    return names.isEmpty()
        ? ""
        : ("Predicts the target alone (possible leak): %s. Remove it if its value is unknown"
                + " when the model is used.")
            .formatted(SafeText.list(names));
  }

  private static Row row(ColumnDrift drift, Evidence evidence, RowExamples training, int test) {
    Thousands thousands = Thousands.of(drift.column(), training.raws(drift.column().name()));
    double beyond = drift.beyondChance();
    return new Row(
        SafeText.text(drift.column().name()),
        drift.column().specification(),
        prepared(drift.column().name(), evidence, training),
        ImportanceBar.of(drift.column().name(), evidence),
        Formats.format(
            "%.3f, %s", drift.psi(), beyond < LITTLE ? "little" : beyond < MUCH ? "some" : "much"),
        Formats.format("%.3f", drift.byChance()),
        beyond < LITTLE ? "same" : beyond < MUCH ? "open" : "worse",
        drift.bins().stream().map(bin -> bar(bin, thousands, training.size(), test)).toList());
  }

  private static String prepared(String column, Evidence evidence, RowExamples training) {
    return evidence.model().stream()
        .flatMap(model -> model.preprocessing(TablePreprocessing.class).columns().stream())
        .filter(fitted -> fitted.column().name().equals(column))
        .map(fitted -> PreparedColumn.of(fitted, training).text())
        .filter(text -> !text.isEmpty())
        .map(Formats::capitalized)
        .findFirst()
        .orElse("");
  }

  private static Bar bar(ColumnDrift.Bin bin, Thousands thousands, int training, int test) {
    return new Bar(
        Stream.of(SafeText.text(SafeText.cut(bin.name(), LONGEST_NAME)).split(" "))
            .map(thousands::text)
            .collect(Collectors.joining(" ")),
        Formats.format("%.2f%%", (double) bin.training() / training * 100),
        Formats.format("%.2f%%", (double) bin.test() / test * 100));
  }
}
