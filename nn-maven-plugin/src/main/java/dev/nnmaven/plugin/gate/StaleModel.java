package dev.nnmaven.plugin.gate;

import java.util.List;

/**
 * What is judged must be the model that these settings train: otherwise a model of yesterday passes
 * for what was changed today.
 *
 * @param fails whether another model fails the gate, or is only told
 * @param wanted whether the POM asks for this rule; without that, it only tells what is wrong
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
