package dev.nnmaven.gate.rule;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What may only warn instead of failing the build: the words of {@code nn.warnOnly}. */
public enum WarnOnly {
  /** The test examples are too few to decide a rule. */
  UNDECIDED("undecided"),
  /** A rule could not be checked. */
  UNCHECKED("unchecked"),
  /** A baseline is required, and there is none. */
  BASELINE_MISSING("baselineMissing"),
  /** The model cannot be compared with the baseline. */
  BASELINE_MISMATCH("baselineMismatch"),
  /** The model is not the one that the settings train. */
  STALE_MODEL("staleModel"),
  /** All of these, and rules that fail: the gate only reports. */
  ALL("all");

  /** Name of the parameter. */
  static final String NAME = "warnOnly";

  /** What only warns if the parameter is not set. */
  static final Set<WarnOnly> DEFAULT = Set.of(UNDECIDED, UNCHECKED);

  private static final String NONE = "none";

  private final String word;

  WarnOnly(String word) {
    this.word = word;
  }

  /** Parses words separated by commas, or {@code none}. */
  static Set<WarnOnly> parse(String text) {
    if (text.equals(NONE)) {
      return Set.of();
    }
    Set<WarnOnly> words =
        Arrays.stream(text.split(",", -1))
            .map(one -> of(one.strip()))
            .collect(Collectors.toUnmodifiableSet());
    return words.contains(ALL) ? Set.of(values()) : words;
  }

  private static WarnOnly of(String word) {
    return named(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected some of %s, or %s, found \"%s\""
                        .formatted(text(List.of(values())), NONE, word)));
  }

  private static Optional<WarnOnly> named(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }

  /** Why a result may only warn; empty if it passed, or always fails. */
  static Optional<WarnOnly> of(RuleResult result) {
    return switch (result.outcome()) {
      case UNDECIDED -> Optional.of(UNDECIDED);
      case NOT_CHECKED -> Optional.of(UNCHECKED);
      case FAILED -> named(result.rule());
      case PASSED -> Optional.empty();
    };
  }

  /** The word, and the name of the rule if there is one. */
  String word() {
    return word;
  }

  /** Words of some of these, as they are written: {@code undecided,unchecked,staleModel}. */
  static String text(Collection<WarnOnly> some) {
    return some.stream().sorted().map(WarnOnly::word).collect(Collectors.joining(","));
  }
}
