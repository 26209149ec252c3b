package dev.nnmaven.gate.report;

import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.gate.template.PlainTemplate;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.measure.Confusion;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Short Markdown summary of an evaluation, for a comment on a pull request. */
record Summary(Evidence evidence, Verdict verdict) {

  private static final int MOST_CLASSES = 5;

  static String of(Evidence evidence, Verdict verdict) {
    return PlainTemplate.fill(Summary.class, "summary.jte", new Summary(evidence, verdict));
  }

  String sign() {
    return switch (verdict.status()) {
      case "failed" -> verdict.halts() ? "❌" : "⚠️";
      case "passed" -> "✅";
      default -> verdict.results().isEmpty() ? "ℹ️" : "⚠️";
    };
  }

  /** Classes that got worse, or better; empty if none did. */
  String changes(Function<Comparison, List<Change>> which) {
    return evidence
        .comparison()
        .map(which)
        .map(some -> list(some, change -> Markdown.code(change.name()) + " " + change.percents()))
        .orElse("");
  }

  /** Classes that are confused; empty if none are. */
  static String confusions(Findings<ClassificationMetrics, ?> found) {
    return list(
        Confusion.in(found.evaluation().confusion(), found.measure().classes()),
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

  /** What the checks of the data have found, in one line; empty if there were none. */
  Optional<String> health() {
    return evidence.model().map(any -> text(evidence.health()));
  }

  private String text(DataHealth health) {
    String one = evidence.unit().one();
    boolean areClasses = evidence.score() == Score.ACCURACY;
    String odd =
        Stream.of(
                text(health.leaked().size(), "test " + one, "occur", "in training too"),
                text(
                    count(health.conflicting()),
                    one,
                    "occur",
                    areClasses ? "in several classes" : "with several numbers"),
                text(count(health.repeated()), one, "are", "there more than once"),
                text(health.constant().size(), one, "are", "of one color"),
                leaks())
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; "));
    return odd.isEmpty() ? "nothing odd about the " + evidence.unit().many() : odd;
  }

  private String leaks() {
    return evidence.columns().leaks().stream()
        .map(finding -> "column %s alone predicts the target".formatted(finding.source()))
        .collect(Collectors.joining("; "));
  }

  private static int count(List<List<String>> groups) {
    return groups.stream().mapToInt(List::size).sum();
  }

  private static String text(int count, String thing, String are, String what) {
    String is = are.equals("are") ? "is" : are + "s";
    return count == 0
        ? ""
        : "%s %s %s".formatted(Formats.count(count, thing), count == 1 ? is : are, what);
  }
}
