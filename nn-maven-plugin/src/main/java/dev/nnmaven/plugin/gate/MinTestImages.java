package dev.nnmaven.plugin.gate;

import dev.nnmaven.plugin.config.Numbers;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.text.Texts;
import java.util.List;
import java.util.Optional;

/** Rule: minimum number of test images; with few, a good result means little. */
record MinTestImages(int minimum) implements Rule {

  private static final String NAME = "minTestImages";

  static Optional<Rule> parse(GateParser gate) {
    return gate.value(NAME, text -> new MinTestImages(Numbers.integer(text, 1, Integer.MAX_VALUE)));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    int images = evidence.evaluation().total();
    return List.of(
        RuleResult.of(
            NAME, images >= minimum, "at least " + Texts.count(minimum), Texts.count(images), ""));
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return Advice.change("hold out more images");
  }
}
