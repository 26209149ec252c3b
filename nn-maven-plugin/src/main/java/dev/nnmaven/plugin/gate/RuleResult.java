package dev.nnmaven.plugin.gate;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of one rule of the gate.
 *
 * @param rule its name in the POM, with its class if it is for one: {@code minClassRecall of B}
 * @param outcome whether it holds
 * @param required what it asks for, in words: {@code at least 90%}
 * @param actual what was found: {@code 91.66%}; also where only a part could be checked
 * @param explanation what else helps to judge, or why it was not checked; may be empty
 */
public record RuleResult(
    String rule, Outcome outcome, String required, String actual, String explanation) {

  /** Whether a rule holds; in the order in which reports show them. */
  public enum Outcome {
    /** It does not. */
    FAILED("failed"),
    /** It could not be checked; the explanation says why. This does not fail the gate. */
    NOT_CHECKED("not checked"),
    /** It holds. */
    PASSED("passed");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** What people read. */
    public String word() {
      return word;
    }
  }

  /** Of a rule that was checked. */
  static RuleResult of(
      String rule, boolean holds, String required, String actual, String explanation) {
    return new RuleResult(
        rule, holds ? Outcome.PASSED : Outcome.FAILED, required, actual, explanation);
  }

  /**
   * Of a rule on each of several classes: as long as some have no images, it may fail, but it does
   * not hold.
   *
   * @param holds in all classes with images
   * @param explanations those that are empty are left out
   * @param without names of the classes without images
   */
  static RuleResult ofClasses(
      String rule,
      boolean holds,
      String required,
      String actual,
      List<String> explanations,
      List<String> without) {
    Stream<String> missing =
        without.isEmpty()
            ? Stream.empty()
            : Stream.of("there are no test images of " + Limits.list(without));
    Outcome checked = without.isEmpty() ? Outcome.PASSED : Outcome.NOT_CHECKED;
    return new RuleResult(
        rule,
        holds ? checked : Outcome.FAILED,
        required,
        actual,
        Stream.concat(explanations.stream().filter(text -> !text.isEmpty()), missing)
            .collect(Collectors.joining("; ")));
  }

  /** Of a rule that could not be checked. */
  static RuleResult notChecked(String rule, String required, String why) {
    return new RuleResult(rule, Outcome.NOT_CHECKED, required, "-", why);
  }

  /** Whether it fails the gate. */
  public boolean failed() {
    return outcome == Outcome.FAILED;
  }

  /** Whether all is there, as is not sure of what was read from a file. */
  public boolean isWhole() {
    return Stream.of(rule, required, actual, explanation).allMatch(Objects::nonNull)
        && outcome != null;
  }
}
