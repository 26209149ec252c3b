package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.data.FullRows;
import dev.nnmaven.trainer.data.RowExamples;
import dev.nnmaven.trainer.text.Decimals;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;

/**
 * Rows that the model is off by most, as in {@code evaluation.json}, with their first columns, in
 * the order of the file.
 *
 * @param isKnown whether it is known which columns the model sees
 * @param all columns
 * @param shown the first of them
 * @param written how the numbers of each of these are written
 */
record WorstRows(
    RowExamples rows,
    Findings<?, ?> found,
    boolean isKnown,
    FullRows all,
    FullRows shown,
    List<Thousands> written) {

  private static final int MOST_COLUMNS = 12;

  /** Empty if the model was not trained on a table. */
  static Optional<WorstRows> of(Evidence evidence) {
    if (evidence.unit() != Unit.ROW) {
      return Optional.empty();
    }
    RowExamples rows = (RowExamples) evidence.run().examples();
    FullRows all = FullRows.of(rows, evidence.findings().worst());
    FullRows shown = all.first(MOST_COLUMNS);
    List<Thousands> written =
        shown.columns().stream()
            .map(
                column ->
                    column.isInput()
                        ? Thousands.of(rows.column(column.name()), rows.raws(column.name()))
                        : new Thousands(false))
            .toList();
    return Optional.of(
        new WorstRows(
            rows, evidence.findings(), evidence.model().isPresent(), all, shown, written));
  }

  /** Numbers of the rows, the worst first. */
  List<Integer> worst() {
    return found.worst();
  }

  /** What is true of a row. */
  String actual(int n) {
    return found.match(
        classes -> SafeText.text(classes.measure().classes().get(classes.answers().labels()[n])),
        numbers ->
            Thousands.of(numbers.answers().actual())
                .text(SafeText.text(rows.text(numbers.measure().target().orElseThrow(), n))));
  }

  /** What was predicted for a row. */
  String predicted(int n) {
    return found.match(
        classes -> {
          String name =
              SafeText.text(classes.measure().classes().get(classes.answers().classes()[n]));
          return classes.answers().hasProbabilities()
              ? "%s (%s)".formatted(name, Formats.percent(classes.answers().probability(n)))
              : name;
        },
        numbers ->
            Decimals.of(numbers.answers().predicted()).text(numbers.answers().predicted()[n]));
  }

  /** A cell of one of these rows. */
  String cell(int row, int column) {
    return written.get(column).text(SafeText.text(shown.cells().get(row).get(column)));
  }

  /** Whether it is known that the model does not see a column. */
  boolean isUnseen(FullRows.Column column) {
    return isKnown && !column.isInput();
  }

  boolean hasUnseen() {
    return shown.columns().stream().anyMatch(this::isUnseen);
  }

  /** Classes of a column in the style sheet. */
  String style(FullRows.Column column) {
    if (!isKnown || !column.isInput()) {
      return isKnown ? "no-input" : "";
    }
    ColumnKind kind = rows.column(column.name()).kind();
    return kind == ColumnKind.NUMBER ? "number" : kind == ColumnKind.TEXT ? "text" : "";
  }
}
