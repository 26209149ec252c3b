package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.io.WholeFile;
import dev.nnmaven.plugin.baseline.ClassChange;
import dev.nnmaven.plugin.gate.RuleResult;
import dev.nnmaven.plugin.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Short Markdown summary of an evaluation, for a comment on a pull request. */
final class Summary {

  /** Maximum number of classes listed. */
  private static final int MOST_CLASSES = 5;

  private final EvaluationJson evaluation;
  private final List<String> lines = new ArrayList<>();

  private Summary(EvaluationJson evaluation) {
    this.evaluation = evaluation;
  }

  static void write(Path file, EvaluationJson evaluation) throws IOException {
    String text = of(evaluation);
    WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Formats the summary. */
  static String of(EvaluationJson evaluation) {
    Summary summary = new Summary(evaluation);
    summary.verdict();
    summary.accuracy();
    summary.rules();
    summary.changes();
    summary.confusions();
    summary.foot();
    return String.join("\n", summary.lines) + "\n";
  }

  private void verdict() {
    String sign = evaluation.gate().rules().isEmpty() ? "ℹ️" : "✅";
    if (!evaluation.gate().passed()) {
      sign = evaluation.gate().halts() ? "❌" : "⚠️";
    } else if (!evaluation.gate().verdict().holds()) {
      sign = "⚠️";
    }
    paragraph("### " + sign + " " + Markdown.text(Sentences.verdict(evaluation.gate())));
  }

  private void accuracy() {
    EvaluationFigures heldOut = evaluation.heldOut();
    String line =
        Texts.format(
            "**%s** of %s held-out images recognized (%s), %s",
            Texts.percent(heldOut.correct(), heldOut.images()),
            Texts.count(heldOut.images()),
            Texts.count(heldOut.correct()),
            Sentences.interval(heldOut));
    BaselineFigures baseline = evaluation.baseline();
    paragraph(
        baseline == null
            ? line + "."
            : Texts.format(
                "%s. The accepted model: %s; that is **%s**.",
                line,
                Texts.percent(baseline.correct(), baseline.images()),
                Sentences.change(heldOut, baseline)));
    if (baseline != null && baseline.reason() != null) {
      paragraph("Why it was accepted: " + Markdown.text(baseline.reason()));
    }
  }

  private void rules() {
    if (evaluation.gate().rules().isEmpty()) {
      return;
    }
    lines.add("| | rule | required | found | |");
    lines.add("|---|---|---|---|---|");
    for (RuleResult rule : evaluation.gate().verdict().failedFirst()) {
      String sign =
          switch (rule.outcome()) {
            case PASSED -> "✅";
            case FAILED -> "❌";
            case NOT_CHECKED -> "➖ " + rule.outcome().word();
          };
      lines.add(
          "| %s | %s | %s | %s | %s |"
              .formatted(
                  sign,
                  Markdown.code(rule.rule()),
                  Markdown.text(rule.required()),
                  Markdown.text(rule.actual()),
                  Markdown.text(rule.explanation())));
    }
    lines.add("");
  }

  private void changes() {
    if (evaluation.baseline() != null) {
      List<ClassChange> changes = evaluation.baseline().changes(evaluation.heldOut());
      list("Worse", ClassChange.worse(changes).stream().map(Summary::change).toList());
      list("Better", ClassChange.better(changes).stream().map(Summary::change).toList());
    }
  }

  private static String change(ClassChange change) {
    return Texts.format(
        "%s %s → %s",
        Markdown.code(change.name()),
        Texts.percent(change.before(), change.images()),
        Texts.percent(change.now(), change.images()));
  }

  private void confusions() {
    list(
        "Most often confused",
        Confusion.in(evaluation.heldOut()).stream()
            .map(
                one ->
                    Texts.format(
                        "%s taken for %s (%s)",
                        Markdown.code(one.actual()),
                        Markdown.code(one.predicted()),
                        Texts.count(one.count())))
            .toList());
  }

  private void list(String head, List<String> items) {
    if (!items.isEmpty()) {
      int more = items.size() - MOST_CLASSES;
      paragraph(
          "**%s:** %s%s"
              .formatted(
                  head,
                  items.stream().limit(MOST_CLASSES).collect(Collectors.joining(", ")),
                  more > 0 ? Texts.format(" and %s more", Texts.count(more)) : ""));
    }
  }

  private void foot() {
    paragraph("**Data:** " + Markdown.text(Sentences.health(evaluation.health())));
    lines.add(
        "<sub>%s, model SHA-256 <code>%s</code></sub>"
            .formatted(Markdown.text(evaluation.title()), evaluation.model().sha256()));
  }

  private void paragraph(String text) {
    lines.add(text);
    lines.add("");
  }
}
