package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import java.util.List;

/**
 * Rule: the baseline must be comparable on the same test images; otherwise the comparison would be
 * skipped silently.
 */
record SameTestImages() implements Rule {

  @Override
  public List<RuleResult> check(Evidence evidence) {
    boolean isFile = evidence.baseline().published().isEmpty();
    String required =
        (isFile ? "the same test %s" : "test %s that can evaluate both models")
            .formatted(evidence.unit().many());
    return evidence.baseline().mismatch().stream()
        .map(
            mismatch ->
                WarnOnly.BASELINE_MISMATCH.failed(
                    required, isFile ? "other " + evidence.unit().many() : "none", mismatch))
        .toList();
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return Advice.baseline(
        evidence.baseline().published().isPresent()
            ? "follow the advice above"
            : "restore the test %s, or renew the baseline as said above"
                .formatted(evidence.unit().many()));
  }
}
