package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.data.DataHealth.Leak;
import dev.nnmaven.trainer.text.Formats;
import java.util.List;

/** Rule: maximum number of test examples that are also training examples. */
record MaxLeaked(int maximum) implements Rule {

  static final String NAME = "maxLeaked";

  static Rule of(String text) {
    return new MaxLeaked(Numbers.integer(text, 0, Integer.MAX_VALUE));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    String required = "at most " + Formats.count(maximum);
    if (evidence.findings().training().isEmpty()) {
      return List.of(
          RuleResult.notChecked(NAME, required, RuleWording.noTraining(evidence.unit())));
    }
    List<String> leaked = evidence.health().leaked().stream().map(Leak::heldOut).toList();
    return List.of(
        RuleResult.of(
            NAME,
            leaked.size() <= maximum,
            required,
            Formats.count(leaked.size()),
            RuleWording.list(leaked)));
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return Advice.change(
        "remove the %s named from the training data or from the test data"
            .formatted(evidence.unit().many()));
  }
}
