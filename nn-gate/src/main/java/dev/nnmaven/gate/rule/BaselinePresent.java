package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.evidence.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rule: a requested baseline must exist; otherwise a typing error in its name would silently open
 * the gate.
 *
 * @param fails whether a missing baseline fails the gate or is only a warning
 * @param askedBy gate parameters that require a baseline
 */
record BaselinePresent(boolean fails, List<String> askedBy) implements Rule {

  private static final String NAME = "baselineMissing";

  /** Active if any parameter about the baseline is set. */
  static Optional<Rule> parse(GateParser gate) {
    boolean fails = gate.value(NAME, GateParser::failOrWarn).orElse(true);
    List<String> asking = Stream.concat(Stream.of(NAME), gate.drops().stream()).toList();
    return Optional.of(new BaselinePresent(fails, gate.places(asking)));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    BaselineLookup baseline = evidence.baseline();
    List<String> asked = Stream.concat(baseline.askedBy().stream(), askedBy.stream()).toList();
    if (!baseline.isMissing() || asked.isEmpty()) {
      return List.of();
    }
    return List.of(
        RuleResult.violated(
            NAME,
            fails,
            "a baseline, asked for by " + String.join(" and ", asked),
            "none",
            baseline.missingReason()
                + (fails ? "; where there may be none yet, set nn.baselineMissing=warn" : "")));
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return Advice.baseline(
        "correct how the baseline is called, make it, or allow that there is none yet");
  }
}
