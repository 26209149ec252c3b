package dev.nnmaven.gate.log;

import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.Gate;
import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.gate.template.PlainTemplate;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.text.MavenCall;
import dev.nnmaven.trainer.text.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Message of a checked gate: rules, facts, and advice if it failed. */
public final class GateMessage {

  private GateMessage() {}

  /**
   * Says the verdict, unless it fails the build.
   *
   * @param report its page
   * @return the message of the failure, line by line; empty if it does not
   */
  public static List<String> tell(Evidence evidence, Verdict verdict, Path report, Lines log) {
    if (verdict.results().isEmpty()) {
      List<String> proposed = Gate.proposed(evidence.score());
      log.warn(
          "the gate has no rules, so every model passes; add nn.%s, or accept a baseline (%s)",
          String.join(" or nn.", proposed), MavenCall.of("baseline"));
      log.info("report " + report);
      return List.of();
    }
    List<String> lines = new ArrayList<>(lines(evidence, verdict));
    lines.add(SafeText.escaped("  report       " + report));
    if (!verdict.passed() && verdict.halts()) {
      return lines;
    }
    if (verdict.passed()) {
      // A configured rule that is never checked must not pass silently.
      warn(verdict.of(Outcome.NOT_CHECKED), "was not checked", log);
      warn(verdict.of(Outcome.UNDECIDED), "is undecided", log);
      lines.forEach(log::info);
    } else {
      lines.forEach(log::warn);
      log.warn("nn.warnOnly=all: the build continues.");
    }
    return List.of();
  }

  private static void warn(List<RuleResult> results, String outcome, Lines log) {
    results.forEach(result -> log.warn("%s %s: %s", result.rule(), outcome, result.explanation()));
  }

  /**
   * Lines of the message. Invisible characters are escaped here, since failure messages bypass the
   * goal's log.
   */
  public static List<String> lines(Evidence evidence, Verdict verdict) {
    List<String> lines = new ArrayList<>();
    lines.add(verdict.headline());
    lines.addAll(rows(verdict));
    if (!verdict.passed()) {
      lines.addAll(indented("gatefacts.jte", Map.of("evidence", evidence)));
    }
    evidence
        .comparison()
        .map(comparison -> BaselineLog.comparison(comparison, evidence.unit()))
        .ifPresent(lines::addAll);
    if (!verdict.passed()) {
      lines.add("To fix: " + String.join("; or ", verdict.advice()) + ".");
    } else if (evidence.comparison().filter(Comparison::isBetter).isPresent()) {
      lines.add(
          "The model is better than the baseline"
              + (evidence.baseline().published().isPresent() ? "." : raising(verdict)));
    }
    return lines.stream().map(SafeText::escaped).toList();
  }

  private static String raising(Verdict verdict) {
    return verdict.needsReason()
        ? ", but worse in some classes or slices; raise it only with a reason: %s -Dnn.baselineReason=..."
            .formatted(MavenCall.of("baseline"))
        : "; run %s to make it the new baseline.".formatted(MavenCall.of("baseline"));
  }

  /** Rows of rules, failed ones first and in capitals, each followed by its explanation. */
  static List<String> rows(Verdict verdict) {
    List<RuleResult> results = verdict.failedFirst();
    List<String> table =
        TextTable.lines(
            "  %-*s  %-*s  %-*s  %s",
            List.of("outcome", "rule", "found", "required"),
            results,
            result -> List.of(word(result), result.rule(), result.actual(), result.required()));
    int indent = table.get(0).indexOf("rule");
    List<String> lines = new ArrayList<>(table.subList(0, 1));
    for (int i = 0; i < results.size(); i++) {
      lines.add(table.get(i + 1));
      if (!results.get(i).explanation().isEmpty()) {
        lines.add(" ".repeat(indent) + results.get(i).explanation());
      }
    }
    return lines;
  }

  private static String word(RuleResult result) {
    String word = result.outcome().word();
    return result.failed() ? word.toUpperCase(Locale.ROOT) : word;
  }

  static List<String> indented(String template, Map<String, Object> parameters) {
    return PlainTemplate.lines(GateMessage.class, template, parameters).stream()
        .map("  "::concat)
        .toList();
  }
}
