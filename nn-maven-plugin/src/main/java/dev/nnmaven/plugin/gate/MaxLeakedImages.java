package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.data.image.DataHealth.Leak;
import dev.nnmaven.plugin.text.Texts;
import java.util.List;

/**
 * Rule: maximum number of held-out images that are also training images.
 *
 * @param maximum maximum number
 */
record MaxLeakedImages(int maximum) implements Rule {

  private static final String NAME = "maxLeakedImages";

  @Override
  public List<RuleResult> check(Findings findings) {
    String required = Texts.format("at most %,d", maximum);
    if (findings.training().isEmpty()) {
      return List.of(RuleResult.notChecked(NAME, required, "the training images are not at hand"));
    }
    List<String> leaked = findings.health().leaked().stream().map(Leak::heldOut).toList();
    return List.of(
        RuleResult.of(
            NAME,
            leaked.size() <= maximum,
            required,
            Texts.format("%,d", leaked.size()),
            leaked.isEmpty() ? "" : Limits.list(leaked)));
  }
}
