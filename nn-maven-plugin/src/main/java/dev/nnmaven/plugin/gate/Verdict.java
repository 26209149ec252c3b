package dev.nnmaven.plugin.gate;

import java.util.Comparator;
import java.util.List;

/**
 * Results of all rules of the gate.
 *
 * @param results in the order of the rules
 * @param halts whether a failed rule fails the build
 * @param advice what to do about the failed rules
 */
public record Verdict(List<RuleResult> results, boolean halts, List<String> advice) {

  /** Copies the lists. */
  public Verdict {
    results = List.copyOf(results);
    advice = List.copyOf(advice);
  }

  /** Whether no rule failed. Unchecked rules do not count as failed. */
  public boolean passed() {
    return failures().isEmpty();
  }

  /** Whether there are rules, and each was checked and passed. */
  public boolean holds() {
    return !results.isEmpty() && passed() && open() == 0;
  }

  /** CSS class: {@code failed}, {@code passed} or {@code open}. */
  public String status() {
    return !passed() ? "failed" : holds() ? "passed" : "open";
  }

  /** Failed rules. */
  public List<RuleResult> failures() {
    return results.stream().filter(RuleResult::failed).toList();
  }

  /** All rules: failed ones first, then unchecked ones. */
  public List<RuleResult> failedFirst() {
    return results.stream().sorted(Comparator.comparing(RuleResult::outcome)).toList();
  }

  /** Whether a rule's explanation already contains a text. */
  public boolean explains(String text) {
    return results.stream().anyMatch(result -> result.explanation().startsWith(text));
  }

  /** Rules that could not be checked. */
  public List<RuleResult> notChecked() {
    return results.stream()
        .filter(result -> result.outcome() == RuleResult.Outcome.NOT_CHECKED)
        .toList();
  }

  /** Number of rules that could not be checked. */
  public int open() {
    return notChecked().size();
  }
}
