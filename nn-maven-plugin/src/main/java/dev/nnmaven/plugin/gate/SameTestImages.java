package dev.nnmaven.plugin.gate;

import java.util.List;

/**
 * The baseline must have been judged on the same images, or can be: otherwise the comparison that
 * the gate was trusted for is not made, and nobody would notice.
 *
 * @param fails whether other images fail the gate, or are only told
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
