package dev.nnmaven.gate.rule;

import dev.nnmaven.nn.catalog.SpecifiedEnum;
import dev.nnmaven.trainer.config.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What may only warn instead of failing the build: the words of {@code nn.warnOnly}. */
public enum WarnOnly implements SpecifiedEnum {
  /** The test examples are too few to decide a rule. */
  UNDECIDED,
  /** A rule could not be checked. */
  UNCHECKED,
  /** A baseline is required, and there is none. */
  BASELINE_MISSING,
  /** The model cannot be compared with the baseline. */
  BASELINE_MISMATCH,
  /** The model is not the one that the settings train. */
  STALE_MODEL,
  /** All of these, and rules that fail: the gate only reports. */
  ALL;

  /** Name of the parameter. */
  static final String NAME = "warnOnly";

  /** What only warns if the parameter is not set. */
  static final Set<WarnOnly> DEFAULT = Set.of(UNDECIDED, UNCHECKED);

  /** Parses words separated by commas, or {@code none}. */
  static Set<WarnOnly> parse(String text) {
    Set<WarnOnly> words = Words.parse(text, List.of(values()));
    return words.contains(ALL) ? Set.of(values()) : words;
  }

  /** A failure of what a rule of this name asks for. */
  RuleResult failed(String required, String actual, String why) {
    return RuleResult.of(specification(), false, required, actual, why);
  }

  /** Why a result may only warn; empty if it passed, or always fails. */
  static Optional<WarnOnly> of(RuleResult result) {
    return switch (result.outcome()) {
      case UNDECIDED -> Optional.of(UNDECIDED);
      case NOT_CHECKED -> Optional.of(UNCHECKED);
      case FAILED ->
          Arrays.stream(values())
              .filter(only -> only.specification().equals(result.rule()))
              .findFirst();
      case PASSED -> Optional.empty();
    };
  }
}
