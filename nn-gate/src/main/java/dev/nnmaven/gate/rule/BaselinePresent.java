package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.text.MavenCall;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rule: a requested baseline must exist; otherwise a typing error in its name would silently open
 * the gate.
 *
 * @param askedBy rules on drops that are set
 */
record BaselinePresent(List<String> askedBy) implements Rule {

  @Override
  public List<RuleResult> check(Evidence evidence) {
    BaselineLookup baseline = evidence.baseline();
    List<String> asked = Stream.concat(baseline.askedBy().stream(), askedBy.stream()).toList();
    if (!baseline.isMissing() || asked.isEmpty()) {
      return List.of();
    }
    return List.of(
        WarnOnly.BASELINE_MISSING.failed(
            "a baseline, asked for by " + String.join(" and ", asked),
            "none",
            baseline.missingReason()));
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return Advice.baseline(
        "correct the baseline's name, create it (%s), or allow a missing one"
            .formatted(MavenCall.of("baseline")));
  }
}
