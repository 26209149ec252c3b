package dev.nnmaven.gate.rule;

import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Result of one rule of the gate.
 *
 * @param rule its name in the POM, with a class if it is for one: {@code minClassRecall of B}
 * @param outcome passed, failed, undecided, or not checked
 * @param required the requirement: {@code at least 90%}
 * @param actual the measured value: {@code 91.66%}; also if only partly checked
 * @param explanation further details, or why it was not checked; may be empty
 */
public record RuleResult(
    String rule, Outcome outcome, String required, String actual, String explanation) {

  /** Throws if a file lacks a part. */
  public RuleResult {
    Stream.of(rule, outcome, required, actual, explanation).forEach(Objects::requireNonNull);
  }

  /** Outcome of a rule, in report order. */
  public enum Outcome {
    /** The rule is violated. */
    FAILED("failed"),
    /** The test examples are too few to say whether the rule holds. */
    UNDECIDED("undecided"),
    /** The rule could not be checked; the explanation says why. Does not fail the gate. */
    NOT_CHECKED("not checked"),
    /** The rule holds. */
    PASSED("passed");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** CSS class: failed, open or passed. */
    public String status() {
      return this == PASSED || this == FAILED ? word : "open";
    }

    /** Word as a title. */
    public String title() {
      return Formats.capitalized(word);
    }

    /** Word shown in reports. */
    public String word() {
      return word;
    }
  }

  /** Result of a checked rule. */
  static RuleResult of(
      String rule, boolean holds, String required, String actual, String explanation) {
    return new RuleResult(
        rule, holds ? Outcome.PASSED : Outcome.FAILED, required, actual, explanation);
  }

  /**
   * Result of a rule over several classes or slices: it cannot pass while some have no examples.
   *
   * @param worst outcome over all classes with examples
   * @param explanations parts of the explanation; empty ones are omitted
   * @param without why there is no figure for some; empty if of all
   */
  static RuleResult ofClasses(
      String rule,
      Outcome worst,
      String required,
      String actual,
      List<String> explanations,
      String without) {
    List<String> all = new ArrayList<>(explanations);
    all.add(without);
    all.removeIf(String::isEmpty);
    boolean whole = worst != Outcome.PASSED || without.isEmpty();
    return new RuleResult(
        rule, whole ? worst : Outcome.NOT_CHECKED, required, actual, String.join("; ", all));
  }

  /** Result of a rule that could not be checked. */
  static RuleResult notChecked(String rule, String required, String why) {
    return new RuleResult(rule, Outcome.NOT_CHECKED, required, "-", why);
  }

  /** The same with more to say at the end, which may be empty. */
  RuleResult saying(String more) {
    String all = explanation.isEmpty() || more.isEmpty() ? "" : "; ";
    return new RuleResult(rule, outcome, required, actual, explanation + all + more);
  }

  /** A failure that only warns; or as a failure what is neither that nor passed. */
  RuleResult turned() {
    return failed()
        ? new RuleResult(rule, Outcome.NOT_CHECKED, required, actual, explanation)
        : new RuleResult(
            rule,
            Outcome.FAILED,
            required,
            actual,
            "%s, and not in nn.%s: %s".formatted(outcome.word(), WarnOnly.NAME, explanation));
  }

  /** Whether it fails the gate. */
  public boolean failed() {
    return outcome == Outcome.FAILED;
  }
}
