package dev.nnmaven.plugin.report.html;

import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.evaluation.RegressionPredictions;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.plugin.data.RowExamples;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.evidence.Findings;
import dev.nnmaven.plugin.text.Decimals;
import dev.nnmaven.plugin.text.Texts;
import dev.nnmaven.plugin.text.Unit;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Rows that the model is off by most, as in {@code evaluation.json}, with their first columns.
 *
 * @param summary which of them are shown
 * @param areNumbers whether numbers were predicted, and no classes
 * @param columns names of the columns shown
 */
record WorstRows(String summary, boolean areNumbers, List<String> columns, List<Row> rows) {

  /** A row, what is true of it, and what was predicted. */
  record Row(String name, String actual, String predicted, List<String> values) {}

  private static final int MOST_COLUMNS = 8;

  /** Empty if the model was not trained on a table. */
  static Optional<WorstRows> of(Evidence evidence) {
    if (evidence.unit() != Unit.ROW) {
      return Optional.empty();
    }
    return Optional.of(
        evidence
            .ofNumbers()
            .map(found -> ofNumbers(evidence, found))
            .orElseGet(() -> ofClasses(evidence)));
  }

  private static WorstRows ofNumbers(Evidence evidence, Findings.OfNumbers found) {
    RegressionPredictions all = found.predictions();
    RowExamples rows = (RowExamples) evidence.run().examples();
    Decimals decimals = Decimals.of(all.predicted());
    return of(
        evidence,
        evidence.worstErrors(),
        "The %s with the greatest errors."
            .formatted(Texts.count(evidence.worstErrors().size(), "row")),
        n -> Shown.text(rows.text(found.target(), n)),
        n -> decimals.text(all.predicted()[n]),
        true);
  }

  private static WorstRows ofClasses(Evidence evidence) {
    Predictions all = evidence.predictions();
    List<String> classes = evidence.classes();
    List<Integer> worst = evidence.worstMistakes();
    int total = evidence.evaluation().total() - evidence.evaluation().correct();
    String summary =
        total == 0
            ? "There are none: every held-out row was recognized."
            : Texts.part(worst.size(), total, "The %d of %,d mistakes with the greatest losses.");
    return of(
        evidence,
        worst,
        summary.isEmpty() ? "All mistakes, the greatest loss first." : summary,
        n -> Shown.text(classes.get(all.labels()[n])),
        n -> {
          int predicted = all.classes()[n];
          return "%s (%s)"
              .formatted(
                  Shown.text(classes.get(predicted)),
                  Texts.percent(all.probabilities()[n][predicted]));
        },
        false);
  }

  private static WorstRows of(
      Evidence evidence,
      List<Integer> worst,
      String summary,
      IntFunction<String> actual,
      IntFunction<String> predicted,
      boolean areNumbers) {
    RowExamples rows = (RowExamples) evidence.run().examples();
    List<String> names =
        Texts.first(rows.columns(), MOST_COLUMNS).stream().map(Column::name).toList();
    return new WorstRows(
        summary,
        areNumbers,
        names.stream().map(Shown::text).toList(),
        worst.stream()
            .map(
                n ->
                    new Row(
                        Shown.text(rows.name(n)),
                        actual.apply(n),
                        predicted.apply(n),
                        names.stream().map(name -> Shown.text(rows.text(name, n))).toList()))
            .toList());
  }
}
