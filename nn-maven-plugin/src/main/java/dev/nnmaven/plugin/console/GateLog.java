package dev.nnmaven.plugin.console;

import dev.nnmaven.plugin.gate.RuleResult;
import dev.nnmaven.plugin.gate.Verdict;
import dev.nnmaven.plugin.text.Invisible;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Log lines of the gate's verdict: one row per rule, failed ones first. */
final class GateLog {

  private GateLog() {}

  /** Verdict in one sentence. */
  static String headline(Verdict verdict) {
    int rules = verdict.results().size();
    int open = verdict.notChecked().size();
    if (!verdict.passed()) {
      return Texts.format(
          "The model does not pass the gate: %d of %d rule%s failed%s.",
          verdict.failures().size(),
          rules,
          s(rules),
          open > 0 ? Texts.format(", %d not checked", open) : "");
    }
    if (verdict.holds()) {
      return Texts.format("The model passes the gate: %d rule%s checked.", rules, s(rules));
    }
    return open < rules
        ? Texts.format(
            "The model passes the gate only as far as it was checked: %d of %d rules, %d not checked.",
            rules - open, rules, open)
        : Texts.format("The gate checked nothing: %d rule%s, not checked.", rules, s(rules));
  }

  private static String s(int count) {
    return count == 1 ? "" : "s";
  }

  /** Rows of rules, each followed by its explanation. */
  static List<String> rows(Verdict verdict) {
    List<RuleResult> results = verdict.failedFirst();
    int outcome = width("outcome", results, GateLog::outcome);
    int rule = width("rule", results, GateLog::rule);
    int actual = width("found", results, GateLog::actual);
    String row = Texts.format("  %%-%ds  %%-%ds  %%-%ds  %%s", outcome, rule, actual);
    List<String> lines = new ArrayList<>();
    lines.add(Texts.format(row, "outcome", "rule", "found", "required"));
    for (RuleResult result : results) {
      lines.add(
          Texts.format(row, outcome(result), rule(result), actual(result), result.required()));
      if (!result.explanation().isEmpty()) {
        lines.add(" ".repeat(outcome + 4) + result.explanation());
      }
    }
    return lines;
  }

  /** Outcome of a rule, in capitals if it failed. */
  private static String outcome(RuleResult result) {
    String word = result.outcome().word();
    return result.failed() ? word.toUpperCase(Locale.ROOT) : word;
  }

  /** Escaped here, not only in the log, so that column widths fit. */
  private static String rule(RuleResult result) {
    return Invisible.shown(result.rule());
  }

  private static String actual(RuleResult result) {
    return Invisible.shown(result.actual());
  }

  private static int width(
      String head, List<RuleResult> results, Function<RuleResult, String> column) {
    return Math.max(
        head.length(), results.stream().map(column).mapToInt(String::length).max().orElse(0));
  }
}
