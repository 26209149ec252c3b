package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Staleness;
import java.util.List;

/**
 * Rule: the evaluated model must be the one that the current settings train; otherwise an old model
 * would pass for today's changes. Only a stale model is reported.
 */
record StaleModel() implements Rule {

  @Override
  public List<RuleResult> check(Evidence evidence) {
    Staleness freshness = evidence.subject().freshness();
    return freshness.kind() != Staleness.Kind.STALE
        ? List.of()
        : List.of(
            RuleResult.of(
                WarnOnly.STALE_MODEL.specification(),
                false,
                "a model that matches the settings",
                "stale model",
                freshness.reason()));
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return List.of(
        new Advice(
            Advice.About.MODEL,
            "train with the settings that the POM and this call have (mvn verify, or mvn nn:train"
                + " nn:evaluate)"));
  }
}
