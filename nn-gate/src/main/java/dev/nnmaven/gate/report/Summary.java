package dev.nnmaven.gate.report;

import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.trainer.measure.ChanceLevel;
import dev.nnmaven.trainer.measure.Confusion;
import dev.nnmaven.trainer.measure.EvaluationFigures;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Short Markdown summary of an evaluation, for a comment on a pull request. */
record Summary(EvaluationJson evaluation, Optional<Comparison> comparison, List<String> lines) {

  private static final int MOST_CLASSES = 5;

  static String of(EvaluationJson evaluation, Optional<Comparison> comparison) {
    Summary summary = new Summary(evaluation, comparison, new ArrayList<>());
    summary.verdict();
    evaluation.ofClasses().ifPresent(summary::accuracy);
    Optional.ofNullable(evaluation.regression()).ifPresent(summary::errors);
    evaluation.confidenceTexts().stream().map(Markdown::text).forEach(summary::paragraph);
    evaluation.accepted().ifPresent(summary::paragraph);
    evaluation.reason().map(Markdown::text).ifPresent(summary::paragraph);
    summary.rules();
    summary.changes();
    evaluation.ofClasses().ifPresent(summary::confusions);
    summary.foot();
    return String.join("\n", summary.lines) + "\n";
  }

  private void verdict() {
    Verdict verdict = evaluation.verdict();
    String sign =
        switch (verdict.status()) {
          case "failed" -> verdict.halts() ? "❌" : "⚠️";
          case "passed" -> "✅";
          default -> verdict.results().isEmpty() ? "ℹ️" : "⚠️";
        };
    paragraph("### " + sign + " " + Markdown.text(verdict.line()));
  }

  private void errors(RegressionJson regression) {
    paragraph(
        "**%s** on test rows, predicting %s."
            .formatted(
                Markdown.text(regression.heldOut().text()), Markdown.code(regression.target())));
  }

  private void accuracy(EvaluationFigures heldOut) {
    String line =
        Formats.format(
            "**%s** of %,d test %s recognized (%,d), %s",
            Formats.percent(heldOut.correct(), heldOut.images()),
            heldOut.images(),
            heldOut.examples().many(),
            heldOut.correct(),
            heldOut.intervalText());
    ChanceLevel chance = evaluation.chance();
    if (chance != null) {
      line += "; " + Markdown.text(chance.text(heldOut.examples()));
    }
    paragraph(line + ".");
  }

  private void rules() {
    if (!evaluation.gate().rules().isEmpty()) {
      lines.addAll(Markdown.rules(evaluation.verdict()));
      lines.add("");
    }
  }

  private void changes() {
    comparison.ifPresent(
        changed -> {
          list("Worse", changed.worse(), Summary::change);
          list("Better", changed.better(), Summary::change);
        });
  }

  private static String change(Change change) {
    return Markdown.code(change.name()) + " " + change.percents();
  }

  private void confusions(EvaluationFigures heldOut) {
    list(
        "Most often confused",
        Confusion.in(
            heldOut.matrix(),
            heldOut.classes().stream().map(EvaluationFigures.PerClass::name).toList()),
        one ->
            Formats.format(
                "%s taken for %s (%,d)",
                Markdown.code(one.actual()), Markdown.code(one.predicted()), one.count()));
  }

  private <T> void list(String head, List<T> items, Function<T, String> text) {
    if (!items.isEmpty()) {
      paragraph(
          "**%s:** %s"
              .formatted(head, Formats.list(items.stream().map(text).toList(), MOST_CLASSES)));
    }
  }

  private void foot() {
    evaluation.healthText().ifPresent(text -> paragraph("**Data:** " + Markdown.text(text)));
    lines.add(
        "<sub>%s, model SHA-256 <code>%s</code></sub>"
            .formatted(Markdown.text(evaluation.title()), evaluation.model().sha256()));
  }

  private void paragraph(String text) {
    lines.add(text);
    lines.add("");
  }
}
