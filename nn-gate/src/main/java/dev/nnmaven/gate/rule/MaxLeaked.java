package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.data.DataHealth.Leak;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;

/**
 * Rule: maximum number of held-out examples that are also training examples.
 *
 * @param unit what examples it is about
 */
record MaxLeaked(Unit unit, int maximum) implements Rule {

  static Optional<Rule> parse(Unit unit, GateParser gate) {
    return gate.value(
        name(unit), text -> new MaxLeaked(unit, Numbers.integer(text, 0, Integer.MAX_VALUE)));
  }

  private static String name(Unit unit) {
    return "maxLeaked" + Formats.capitalized(unit.many());
  }

  @Override
  public void requireFit(Unit found, Mistakes mistakes) {
    Applicability.requireUnit(name(unit), unit, name(found), found, mistakes);
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    String required = "at most " + Formats.count(maximum);
    if (evidence.findings().training().isEmpty()) {
      return List.of(
          RuleResult.notChecked(name(unit), required, Applicability.whyNoTraining(unit)));
    }
    List<String> leaked = evidence.health().leaked().stream().map(Leak::heldOut).toList();
    return List.of(
        RuleResult.of(
            name(unit),
            leaked.size() <= maximum,
            required,
            Formats.count(leaked.size()),
            RuleWording.list(leaked)));
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return Advice.change(
        "remove the %s named from the training data or from the held-out ones"
            .formatted(unit.many()));
  }
}
