package dev.nnmaven.plugin.aggregate;

import dev.nnmaven.plugin.report.EvaluationJson;
import dev.nnmaven.plugin.report.Sentences;
import dev.nnmaven.plugin.text.Invisible;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** Log table of the models of all modules. */
public final class AggregateLog {

  private static final int SHA_DIGITS = 8;

  private AggregateLog() {}

  /** Formats the table. */
  public static List<String> lines(List<Row> rows) {
    int longest = rows.stream().mapToInt(row -> name(row).length()).max().orElse(0);
    String name = "%-" + Math.max(longest, "module".length()) + "s";
    List<String> lines = new ArrayList<>();
    lines.add(line(name, "module", "model", "accuracy", "baseline", "verdict"));
    for (Row row : rows) {
      lines.add(
          row.evaluation().isPresent()
              ? line(name, row, row.evaluation().get())
              : line(name, name(row), "-", "-", "-", note(row)));
    }
    return lines;
  }

  /** Escaped here, so that column widths fit. */
  private static String name(Row row) {
    return Invisible.shown(row.module().title());
  }

  private static String note(Row row) {
    return row.problem().isEmpty() ? row.state().note() : row.problem();
  }

  private static String line(String name, Row row, EvaluationJson evaluation) {
    String verdict = Sentences.verdict(evaluation.gate());
    return line(
        name,
        name(row),
        evaluation.model().sha256().substring(0, SHA_DIGITS),
        Texts.percent(evaluation.heldOut().correct(), evaluation.heldOut().images()),
        againstBaseline(evaluation),
        row.state().note().isEmpty() ? verdict : verdict + " (" + row.state().note() + ")");
  }

  /** Change from the baseline in percentage points, or a dash if there is none. */
  static String againstBaseline(EvaluationJson evaluation) {
    return evaluation.baseline() == null
        ? "-"
        : Sentences.points(evaluation.heldOut(), evaluation.baseline());
  }

  private static String line(
      String name, String module, String model, String accuracy, String baseline, String verdict) {
    return Texts.format(name + "  %-8s  %8s  %13s  %s", module, model, accuracy, baseline, verdict);
  }
}
