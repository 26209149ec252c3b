package dev.nnmaven.plugin.report.html;

import dev.nnmaven.plugin.gate.RuleResult;
import dev.nnmaven.plugin.gate.Verdict;
import java.util.Comparator;
import java.util.List;

/**
 * A rule of the gate.
 *
 * @param status the name of a style: passed, failed or open
 * @param outcome in words
 */
record RuleRow(
    String status,
    String outcome,
    String rule,
    String required,
    String actual,
    String explanation) {

  /** The failed ones first, and otherwise in the order of the rules. */
  static List<RuleRow> of(Verdict verdict) {
    return verdict.results().stream()
        .sorted(Comparator.comparing((RuleResult result) -> !result.failed()))
        .map(RuleRow::of)
        .toList();
  }

  private static RuleRow of(RuleResult result) {
    return new RuleRow(
        switch (result.outcome()) {
          case PASSED -> "passed";
          case FAILED -> "failed";
          case NOT_CHECKED -> "open";
        },
        switch (result.outcome()) {
          case PASSED -> "Passed";
          case FAILED -> "Failed";
          case NOT_CHECKED -> "Not checked";
        },
        result.rule(),
        result.required(),
        result.actual(),
        result.explanation());
  }
}
