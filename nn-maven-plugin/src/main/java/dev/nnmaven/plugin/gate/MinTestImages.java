package dev.nnmaven.plugin.gate;

import dev.nnmaven.plugin.text.Texts;
import java.util.List;

/**
 * Rule: minimum number of test images; with few, a good result means little.
 *
 * @param minimum minimum number
 */
record MinTestImages(int minimum) implements Rule {

  @Override
  public List<RuleResult> check(Findings findings) {
    int images = findings.evaluation().total();
    return List.of(
        RuleResult.of(
            "minTestImages",
            images >= minimum,
            Texts.format("at least %,d", minimum),
            Texts.format("%,d", images),
            ""));
  }
}
