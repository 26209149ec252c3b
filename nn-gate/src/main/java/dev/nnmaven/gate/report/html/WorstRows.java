package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.evaluation.RegressionPredictions;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.data.FullRows;
import dev.nnmaven.trainer.data.RowExamples;
import dev.nnmaven.trainer.text.Decimals;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Rows that the model is off by most, as in {@code evaluation.json}, with their first columns, in
 * the order of the file.
 *
 * @param summary which of them are shown
 * @param note which columns are shown; empty if that needs no words
 * @param areNumbers whether numbers were predicted, and no classes
 */
record WorstRows(
    String summary, String note, boolean areNumbers, List<Heading> columns, List<Row> rows) {

  /**
   * A column.
   *
   * @param isInput whether the model sees it
   * @param style classes in the style sheet
   */
  record Heading(String name, boolean isInput, String style) {}

  /** A row, what is true of it, and what was predicted. */
  record Row(String name, String actual, String predicted, List<String> values) {}

  private static final int MOST_COLUMNS = 12;

  private static final String UNSEEN =
      " Columns in italics are not inputs: the model does not see them.";

  /** Empty if the model was not trained on a table. */
  static Optional<WorstRows> of(Evidence evidence) {
    if (evidence.unit() != Unit.ROW) {
      return Optional.empty();
    }
    RowExamples rows = (RowExamples) evidence.run().examples();
    boolean isKnown = evidence.model().isPresent();
    return Optional.of(
        evidence
            .findings()
            .match(
                found -> ofClasses(rows, found, isKnown),
                found -> ofNumbers(rows, found, isKnown)));
  }

  private static WorstRows ofNumbers(
      RowExamples rows, Findings<RegressionMetrics, RegressionPredictions> found, boolean isKnown) {
    RegressionPredictions all = found.answers();
    Decimals decimals = Decimals.of(all.predicted());
    Thousands target = Thousands.of(all.actual());
    return of(
        rows,
        found.worst(),
        "The %s with the largest errors.".formatted(Formats.count(found.worst().size(), "row")),
        n -> target.text(SafeText.text(rows.text(found.measure().target().orElseThrow(), n))),
        n -> decimals.text(all.predicted()[n]),
        true,
        isKnown);
  }

  private static WorstRows ofClasses(
      RowExamples rows, Findings<ClassificationMetrics, Predictions> found, boolean isKnown) {
    Predictions all = found.answers();
    List<String> classes = found.measure().classes();
    List<Integer> worst = found.worst();
    int total = found.evaluation().total() - found.evaluation().correct();
    String summary =
        total == 0
            ? "None: every test row was recognized."
            : Formats.part(
                worst.size(),
                total,
                all.hasProbabilities()
                    ? "The %d of %,d mistakes with the largest losses."
                    : "The first %d of %,d mistakes.");
    return of(
        rows,
        worst,
        summary.isEmpty()
            ? "All mistakes%s.".formatted(all.hasProbabilities() ? ", the largest loss first" : "")
            : summary,
        n -> SafeText.text(classes.get(all.labels()[n])),
        n -> {
          int predicted = all.classes()[n];
          return all.hasProbabilities()
              ? "%s (%s)"
                  .formatted(
                      SafeText.text(classes.get(predicted)), Formats.percent(all.probability(n)))
              : SafeText.text(classes.get(predicted));
        },
        false,
        isKnown);
  }

  private static WorstRows of(
      RowExamples rows,
      List<Integer> worst,
      String summary,
      IntFunction<String> actual,
      IntFunction<String> predicted,
      boolean areNumbers,
      boolean isKnown) {
    FullRows all = FullRows.of(rows, worst);
    FullRows shown = all.first(MOST_COLUMNS);
    List<Thousands> written =
        shown.columns().stream()
            .map(
                one ->
                    one.isInput()
                        ? Thousands.of(rows.column(one.name()), rows.raws(one.name()))
                        : new Thousands(false))
            .toList();
    return new WorstRows(
        summary,
        note(all, shown, isKnown),
        areNumbers,
        shown.columns().stream()
            .map(
                one ->
                    new Heading(
                        SafeText.text(one.name()),
                        one.isInput() || !isKnown,
                        !isKnown
                            ? ""
                            : one.isInput() ? style(rows.column(one.name()).kind()) : "no-input"))
            .toList(),
        IntStream.range(0, worst.size())
            .mapToObj(
                i ->
                    new Row(
                        SafeText.text(rows.name(worst.get(i))),
                        actual.apply(worst.get(i)),
                        predicted.apply(worst.get(i)),
                        IntStream.range(0, written.size())
                            .mapToObj(
                                c ->
                                    written.get(c).text(SafeText.text(shown.cells().get(i).get(c))))
                            .toList()))
            .toList());
  }

  private static String style(ColumnKind kind) {
    return kind == ColumnKind.NUMBER ? "number" : kind == ColumnKind.TEXT ? "text" : "";
  }

  private static String note(FullRows all, FullRows shown, boolean isKnown) {
    String part =
        Formats.part(shown.columns().size(), all.columns().size(), "Shown are %d of %,d columns.");
    boolean hasOthers = isKnown && shown.columns().stream().anyMatch(one -> !one.isInput());
    return (part + (hasOthers ? UNSEEN : "")).strip();
  }
}
