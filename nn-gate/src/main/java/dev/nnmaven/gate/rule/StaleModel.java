package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.text.MavenCall;
import java.util.List;

/**
 * Rule: the evaluated model must be the one that the current settings train; otherwise an old model
 * would pass for today's changes. Only a stale model is reported.
 */
record StaleModel() implements Rule {

  @Override
  public List<RuleResult> check(Evidence evidence) {
    return evidence.subject().whyStale().stream()
        .map(
            why ->
                WarnOnly.STALE_MODEL.failed(
                    "a model that matches the settings", "stale model", why))
        .toList();
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return List.of(
        new Advice(
            Advice.About.MODEL,
            "train with the settings that the POM and this call have (mvn verify, or %s)"
                .formatted(MavenCall.of("train", "evaluate"))));
  }
}
