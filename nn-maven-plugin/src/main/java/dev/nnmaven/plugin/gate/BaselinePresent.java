package dev.nnmaven.plugin.gate;

import dev.nnmaven.plugin.baseline.KnownBaseline;
import java.util.ArrayList;
import java.util.List;

/**
 * Rule: a requested baseline must exist; otherwise a typing error in its name would silently open
 * the gate.
 *
 * @param fails whether a missing baseline fails the gate or is only a warning
 * @param askedBy gate parameters that require a baseline
 */
record BaselinePresent(boolean fails, List<String> askedBy) implements Rule {

  static final String NAME = "baselineMissing";

  BaselinePresent {
    askedBy = List.copyOf(askedBy);
  }

  @Override
  public List<RuleResult> check(Findings findings) {
    KnownBaseline baseline = findings.baseline();
    List<String> asked = new ArrayList<>();
    baseline.askedBy().ifPresent(asked::add);
    asked.addAll(askedBy);
    if (!baseline.isMissing() || asked.isEmpty()) {
      return List.of();
    }
    return List.of(
        new RuleResult(
            NAME,
            fails ? RuleResult.Outcome.FAILED : RuleResult.Outcome.NOT_CHECKED,
            "a baseline, asked for by " + String.join(" and ", asked),
            "none",
            baseline.none()
                + (fails ? "; where there may be none yet, set nn.baselineMissing=warn" : "")));
  }
}
