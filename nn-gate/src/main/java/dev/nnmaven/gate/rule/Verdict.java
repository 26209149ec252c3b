package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Results of all rules of the gate, and how reports word them.
 *
 * @param results in the order of the rules
 * @param halts whether a failed rule fails the build
 * @param advice what to do about the failed rules
 * @param needsReason whether {@code nn:baseline} would ask for a reason: a class or slice drops
 *     beyond its limit, though that may be chance
 */
public record Verdict(
    List<RuleResult> results, boolean halts, List<String> advice, boolean needsReason) {

  /** What the results come to: CSS class, title of a page, head of a message. */
  private enum State {
    FAILED("failed", "Failed", "The model does not pass the gate"),
    PASSED("passed", "Passed", "The model passes the gate"),
    PARTLY_CHECKED(
        "open", "Partly checked", "The model passes the gate only as far as it was checked"),
    NOT_CHECKED("open", "Not checked", "The gate checked nothing"),
    NOT_GATED("open", "Not gated", "The model has no gate");

    private final String status;
    private final String title;
    private final String headline;

    State(String status, String title, String headline) {
      this.status = status;
      this.title = title;
      this.headline = headline;
    }
  }

  /** Copies the lists. */
  public Verdict {
    results = List.copyOf(results);
    advice = List.copyOf(advice);
  }

  /** Whether no rule failed. Undecided and unchecked rules do not count as failed. */
  public boolean passed() {
    return of(Outcome.FAILED).isEmpty();
  }

  private State state() {
    if (results.isEmpty()) {
      return State.NOT_GATED;
    }
    if (!passed()) {
      return State.FAILED;
    }
    if (open() == 0) {
      return State.PASSED;
    }
    return of(Outcome.NOT_CHECKED).size() < results.size()
        ? State.PARTLY_CHECKED
        : State.NOT_CHECKED;
  }

  /** CSS class: {@code failed}, {@code passed} (each rule was checked) or {@code open}. */
  public String status() {
    return state().status;
  }

  /** Rules with an outcome. */
  public List<RuleResult> of(Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).toList();
  }

  /** All rules: failed ones first, then undecided and unchecked ones. */
  public List<RuleResult> failedFirst() {
    return results.stream().sorted(Comparator.comparing(RuleResult::outcome)).toList();
  }

  /** Whether a rule's explanation already contains a text. */
  public boolean explains(String text) {
    return results.stream().anyMatch(result -> result.explanation().startsWith(text));
  }

  /** Number of rules that neither failed nor passed. */
  public int open() {
    return results.size() - of(Outcome.FAILED).size() - of(Outcome.PASSED).size();
  }

  /** For lists and summaries: {@code gate: 2 of 5 rules failed, 1 not checked}. */
  public String line() {
    if (results.isEmpty()) {
      return "no gate rules configured";
    }
    return "gate: %s%s".formatted(counts(), passed() || halts ? "" : "; " + consequence());
  }

  /** Head of a message: {@code The model does not pass the gate: 2 of 5 rules failed.} */
  public String headline() {
    return state().headline + (results.isEmpty() ? "." : ": " + counts() + ".");
  }

  /** Title of a page: {@code Failed}. */
  public String title() {
    return state().title;
  }

  /**
   * What the verdict means for the build, below that title.
   *
   * @param score main figure of the model
   */
  public String consequence(Score score) {
    if (results.isEmpty()) {
      return "No rule is configured; add nn.%s."
          .formatted(String.join(" or nn.", Gate.proposed(score)));
    }
    return "%s%s.".formatted(counts(), passed() ? "" : "; " + consequence());
  }

  private String consequence() {
    return halts ? "the build fails" : "the build continues (nn.warnOnly=all)";
  }

  /** How many rules came to what, those that passed only if none failed. */
  private String counts() {
    String counts =
        Stream.of(
                passed() ? Outcome.PASSED : Outcome.FAILED, Outcome.UNDECIDED, Outcome.NOT_CHECKED)
            .filter(outcome -> !of(outcome).isEmpty())
            .map(outcome -> Formats.format("%,d %s", of(outcome).size(), outcome.word()))
            .collect(Collectors.joining(", "));
    String all = " of %s ".formatted(Formats.count(results.size(), "rule"));
    return counts.replaceFirst(" ", all);
  }
}
