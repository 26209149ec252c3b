package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Staleness;
import java.util.List;
import java.util.Optional;

/**
 * Rule: the evaluated model must be the one that the current settings train; otherwise an old model
 * would pass for today's changes. Active by default if the build trains the model.
 *
 * @param fails whether a stale model fails the gate or is only a warning
 * @param wanted whether the POM configures this rule; if not, only problems are reported
 */
record StaleModel(boolean fails, boolean wanted) implements Rule {

  private static final String NAME = "staleModel";
  private static final String REQUIRED = "the model that these settings train";

  static Optional<Rule> parse(GateParser gate) {
    Optional<Boolean> fails = gate.value(NAME, GateParser::failOrWarn);
    return Optional.of(new StaleModel(fails.orElse(true), fails.isPresent()));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    Staleness freshness = evidence.subject().freshness();
    if (freshness.kind() != Staleness.Kind.STALE && !wanted) {
      return List.of();
    }
    return List.of(
        switch (freshness.kind()) {
          case STALE ->
              RuleResult.violated(NAME, fails, REQUIRED, "another one", freshness.reason());
          case CURRENT -> RuleResult.of(NAME, true, REQUIRED, "that one", "");
          case NOT_TRAINED_HERE -> RuleResult.notChecked(NAME, REQUIRED, freshness.reason());
        });
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return List.of(
        new Advice(
            Advice.About.MODEL,
            "train with the settings that the POM and this call have (mvn verify, or mvn nn:train"
                + " nn:evaluate); nn.staleModel=warn judges the model that is there as it is"));
  }
}
