package dev.nnmaven.plugin.gate;

import dev.nnmaven.plugin.text.Texts;
import java.util.List;

/**
 * How many images a model must be judged on: of few, a good result says little.
 *
 * @param minimum the fewest
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
