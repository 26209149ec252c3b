package dev.nnmaven.plugin.gate;

import java.util.List;

/**
 * Rule: the evaluated model must be the one that the current settings train; otherwise an old model
 * would pass for today's changes.
 *
 * @param fails whether a stale model fails the gate or is only a warning
 * @param wanted whether the POM configures this rule; if not, only problems are reported
 */
record StaleModel(boolean fails, boolean wanted) implements Rule {

  private static final String NAME = "staleModel";
  private static final String REQUIRED = "the model that these settings train";

  @Override
  public List<RuleResult> check(Findings findings) {
    Freshness freshness = findings.freshness();
    return switch (freshness.kind()) {
      case STALE ->
          List.of(
              new RuleResult(
                  NAME,
                  fails ? RuleResult.Outcome.FAILED : RuleResult.Outcome.NOT_CHECKED,
                  REQUIRED,
                  "another one",
                  freshness.reason()));
      case CURRENT ->
          wanted ? List.of(RuleResult.of(NAME, true, REQUIRED, "that one", "")) : List.of();
      case NOT_TRAINED_HERE ->
          wanted ? List.of(RuleResult.notChecked(NAME, REQUIRED, freshness.reason())) : List.of();
    };
  }
}
