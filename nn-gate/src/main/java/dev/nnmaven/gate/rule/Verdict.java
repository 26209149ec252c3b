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

  /** Copies the lists. */
  public Verdict {
    results = List.copyOf(results);
    advice = List.copyOf(advice);
  }

  /** Whether no rule failed. Undecided and unchecked rules do not count as failed. */
  public boolean passed() {
    return of(Outcome.FAILED).isEmpty();
  }

  /** CSS class: {@code failed}, {@code passed} (each rule was checked) or {@code open}. */
  public String status() {
    return !passed() ? "failed" : !results.isEmpty() && open() == 0 ? "passed" : "open";
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

  /** Rules that could not be checked. */
  public List<RuleResult> notChecked() {
    return of(Outcome.NOT_CHECKED);
  }

  /** Number of rules that neither failed nor passed. */
  public int open() {
    return results.size() - of(Outcome.FAILED).size() - of(Outcome.PASSED).size();
  }

  /** What became of these: {@code 1 undecided, 2 not checked}. */
  private String openText() {
    return Stream.of(Outcome.UNDECIDED, Outcome.NOT_CHECKED)
        .filter(outcome -> !of(outcome).isEmpty())
        .map(outcome -> Formats.format("%,d %s", of(outcome).size(), outcome.word()))
        .collect(Collectors.joining(", "));
  }

  /** Whether there is a rule of which the gate can say something. */
  private boolean checkedAny() {
    return notChecked().size() < results.size();
  }

  /** For lists and summaries: {@code gate failed: 2 of 5 rules}. */
  public String line() {
    if (!passed()) {
      return "gate failed: %s%s%s"
          .formatted(
              failed(),
              alsoOpen(),
              halts ? "" : ", and the build goes on (nn.haltOnFailure is false)");
    }
    if (results.isEmpty()) {
      return "no gate: nothing is required of the model";
    }
    if (open() == 0) {
      return "gate passed: " + rules();
    }
    return checkedAny()
        ? "gate only partly checked: %s passed, %s".formatted(checked(), openText())
        : "gate checked nothing: %s, not checked".formatted(rules());
  }

  /** Head of a message: {@code The model does not pass the gate: 2 of 5 rules failed.} */
  public String headline() {
    if (!passed()) {
      return "The model does not pass the gate: %s failed%s.".formatted(failed(), alsoOpen());
    }
    if (open() == 0) {
      return "The model passes the gate: %s checked.".formatted(rules());
    }
    return checkedAny()
        ? "The model passes the gate only as far as it was checked: %s, %s."
            .formatted(checked(), openText())
        : "The gate checked nothing: %s, not checked.".formatted(rules());
  }

  /** Title of a page: {@code Failed}. */
  public String title() {
    if (results.isEmpty()) {
      return "Not gated";
    }
    if (!status().equals("open")) {
      return Formats.capitalized(status());
    }
    return checkedAny() ? "Partly checked" : "Not checked";
  }

  /**
   * What the verdict means for the build, below that title.
   *
   * @param score main figure of the model
   */
  public String consequence(Score score) {
    boolean single = results.size() == 1;
    if (results.isEmpty()) {
      return "No rule is configured; nn.%s would be one."
          .formatted(String.join(" or nn.", Gate.proposed(score)));
    }
    if (!passed()) {
      return "%s not met%s; %s"
          .formatted(
              single ? "The only rule is" : failed(),
              alsoOpen(),
              halts ? "the build fails." : "the build goes on (nn.haltOnFailure=false).");
    }
    if (open() > 0) {
      return of(Outcome.UNDECIDED).isEmpty()
          ? Formats.format("%,d of %s could not be checked.", open(), rules())
          : Formats.format("Of %s: %s.", rules(), openText());
    }
    return single ? "The only rule is met." : "None of " + rules() + " failed.";
  }

  private String rules() {
    return Formats.count(results.size(), "rule");
  }

  private String failed() {
    return Formats.format("%,d of %s", of(Outcome.FAILED).size(), rules());
  }

  private String checked() {
    return Formats.format("%,d of %s", results.size() - open(), rules());
  }

  private String alsoOpen() {
    return open() > 0 ? ", " + openText() : "";
  }
}
