package dev.nnmaven.plugin.gate;

import java.util.List;
import java.util.Locale;

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
            String.format(Locale.ROOT, "at least %,d", minimum),
            String.format(Locale.ROOT, "%,d", images),
            ""));
  }
}
