package dev.nnmaven.gate.report;

import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.gate.template.PlainTemplate;
import dev.nnmaven.trainer.measure.Confusion;
import dev.nnmaven.trainer.measure.EvaluationFigures;
import dev.nnmaven.trainer.text.Formats;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Short Markdown summary of an evaluation, for a comment on a pull request. */
record Summary(EvaluationJson evaluation, Optional<Comparison> comparison) {

  private static final int MOST_CLASSES = 5;

  static String of(EvaluationJson evaluation, Optional<Comparison> comparison) {
    return PlainTemplate.fill(Summary.class, "summary.jte", new Summary(evaluation, comparison));
  }

  String sign() {
    Verdict verdict = evaluation.verdict();
    return switch (verdict.status()) {
      case "failed" -> verdict.halts() ? "❌" : "⚠️";
      case "passed" -> "✅";
      default -> verdict.results().isEmpty() ? "ℹ️" : "⚠️";
    };
  }

  /** Classes that got worse, or better; empty if none did. */
  String changes(Function<Comparison, List<Change>> which) {
    return comparison
        .map(which)
        .map(some -> list(some, change -> Markdown.code(change.name()) + " " + change.percents()))
        .orElse("");
  }

  /** Classes that are confused; empty if none are. */
  static String confusions(EvaluationFigures heldOut) {
    return list(
        Confusion.in(
            heldOut.matrix(),
            heldOut.classes().stream().map(EvaluationFigures.PerClass::name).toList()),
        confusion ->
            Formats.format(
                "%s taken for %s (%,d)",
                Markdown.code(confusion.actual()),
                Markdown.code(confusion.predicted()),
                confusion.count()));
  }

  private static <T> String list(List<T> items, Function<T, String> text) {
    return Formats.list(items.stream().map(text).toList(), MOST_CLASSES);
  }
}
