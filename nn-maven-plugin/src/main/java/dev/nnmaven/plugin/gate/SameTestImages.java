package dev.nnmaven.plugin.gate;

import java.util.List;

/**
 * Rule: the baseline must be comparable on the same test images; otherwise the comparison would be
 * skipped silently.
 *
 * @param fails whether other images fail the gate or are only a warning
 */
record SameTestImages(boolean fails) implements Rule {

  @Override
  public List<RuleResult> check(Findings findings) {
    boolean isFile = findings.baseline().published().isEmpty();
    return findings.baseline().mismatch().stream()
        .map(
            mismatch ->
                new RuleResult(
                    "baselineMismatch",
                    fails ? RuleResult.Outcome.FAILED : RuleResult.Outcome.NOT_CHECKED,
                    isFile
                        ? "the same test images"
                        : "test images that both models can be judged by",
                    isFile ? "other ones" : "none",
                    mismatch))
        .toList();
  }
}
