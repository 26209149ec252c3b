package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * Rule: the baseline must be comparable on the same test images; otherwise the comparison would be
 * skipped silently.
 *
 * @param fails whether other images fail the gate or are only a warning
 */
record SameTestImages(boolean fails) implements Rule {

  private static final String NAME = "baselineMismatch";

  static Optional<Rule> parse(GateParser gate) {
    return Optional.of(new SameTestImages(gate.value(NAME, GateParser::failOrWarn).orElse(true)));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    boolean isFile = evidence.baseline().published().isEmpty();
    String required =
        (isFile ? "the same test %s" : "test %s that both models can be judged by")
            .formatted(evidence.unit().many());
    return evidence.baseline().mismatch().stream()
        .map(
            mismatch ->
                RuleResult.violated(
                    NAME, fails, required, isFile ? "other ones" : "none", mismatch))
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
