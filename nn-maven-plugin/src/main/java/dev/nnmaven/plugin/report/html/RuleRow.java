package dev.nnmaven.plugin.report.html;

import dev.nnmaven.plugin.gate.RuleResult;
import dev.nnmaven.plugin.gate.Verdict;
import dev.nnmaven.plugin.text.Texts;
import java.util.List;

/**
 * Row of one rule of the gate.
 *
 * @param status CSS class: passed, failed or open
 * @param outcome outcome in words
 */
record RuleRow(
    String status,
    String outcome,
    String rule,
    String required,
    String actual,
    String explanation) {

  static List<RuleRow> of(Verdict verdict) {
    return verdict.failedFirst().stream().map(RuleRow::of).toList();
  }

  private static RuleRow of(RuleResult result) {
    return new RuleRow(
        switch (result.outcome()) {
          case PASSED -> "passed";
          case FAILED -> "failed";
          case NOT_CHECKED -> "open";
        },
        Texts.capitalized(result.outcome().word()),
        result.rule(),
        result.required(),
        result.actual(),
        result.explanation());
  }
}
