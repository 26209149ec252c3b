package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.data.image.DataHealth.Leak;
import dev.nnmaven.plugin.config.Numbers;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.text.Texts;
import java.util.List;
import java.util.Optional;

/** Rule: maximum number of held-out images that are also training images. */
record MaxLeakedImages(int maximum) implements Rule {

  private static final String NAME = "maxLeakedImages";

  static Optional<Rule> parse(GateParser gate) {
    return gate.value(
        NAME, text -> new MaxLeakedImages(Numbers.integer(text, 0, Integer.MAX_VALUE)));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    String required = "at most " + Texts.count(maximum);
    if (evidence.training().isEmpty()) {
      return List.of(RuleResult.notChecked(NAME, required, "the training images are not at hand"));
    }
    List<String> leaked = evidence.health().leaked().stream().map(Leak::heldOut).toList();
    return List.of(
        RuleResult.of(
            NAME,
            leaked.size() <= maximum,
            required,
            Texts.count(leaked.size()),
            Limits.list(leaked)));
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return Advice.change(
        "remove the images named from the training data or from the held-out ones");
  }
}
