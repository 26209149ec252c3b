package dev.nnmaven.plugin.gate;

import java.util.Comparator;
import java.util.List;

/**
 * What became of all rules of the gate.
 *
 * @param results of each rule, in the order of the rules
 */
public record Verdict(List<RuleResult> results) {

  /** Copies the list. */
  public Verdict {
    results = List.copyOf(results);
  }

  /** Whether no rule failed; what could not be checked did not, and did not hold either. */
  public boolean passed() {
    return failures().isEmpty();
  }

  /** Whether each rule was looked at, and holds: only then is a gate passed as a whole. */
  public boolean holds() {
    return passed() && notChecked().isEmpty();
  }

  /** The rules that failed. */
  public List<RuleResult> failures() {
    return results.stream().filter(RuleResult::failed).toList();
  }

  /** All rules: those that failed first, then those that nobody checked. */
  public List<RuleResult> failedFirst() {
    return results.stream().sorted(Comparator.comparing(RuleResult::outcome)).toList();
  }

  /** Whether a rule's explanation says this already. */
  public boolean explains(String text) {
    return results.stream().anyMatch(result -> result.explanation().startsWith(text));
  }

  /** The rules that could not be checked. */
  public List<RuleResult> notChecked() {
    return results.stream()
        .filter(result -> result.outcome() == RuleResult.Outcome.NOT_CHECKED)
        .toList();
  }
}
