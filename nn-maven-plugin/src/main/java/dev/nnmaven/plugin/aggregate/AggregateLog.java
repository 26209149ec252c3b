package dev.nnmaven.plugin.aggregate;

import dev.nnmaven.plugin.report.EvaluationJson;
import dev.nnmaven.plugin.text.Table;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** Log table of the models of all modules. */
public final class AggregateLog {

  private static final int SHA_DIGITS = 8;

  private AggregateLog() {}

  /** Formats the table. */
  public static List<String> lines(List<Row> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("module", "model", "accuracy", "baseline", "verdict"));
    for (Row row : rows) {
      cells.add(
          row.evaluation()
              .map(evaluation -> cells(row, evaluation))
              .orElse(List.of(row.module().title(), "-", "-", "-", row.note())));
    }
    return Table.lines("%-*s  %-8s  %8s  %13s  %s", cells);
  }

  private static List<String> cells(Row row, EvaluationJson evaluation) {
    return List.of(
        row.module().title(),
        evaluation.model().sha256().substring(0, SHA_DIGITS),
        Texts.percent(evaluation.heldOut().correct(), evaluation.heldOut().images()),
        Row.change(evaluation),
        row.verdict() + (row.note().isEmpty() ? "" : " (" + row.note() + ")"));
  }
}
