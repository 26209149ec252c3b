package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;

/**
 * Rule: minimum number of different test examples; with few, a good result means little, and copies
 * of one are not many.
 *
 * @param unit what examples it is about
 */
record MinTestExamples(Unit unit, int minimum) implements Rule {

  static Optional<Rule> parse(Unit unit, GateParser gate) {
    return gate.value(
        name(unit), text -> new MinTestExamples(unit, Numbers.integer(text, 1, Integer.MAX_VALUE)));
  }

  private static String name(Unit unit) {
    return "minTest" + Formats.capitalized(unit.many());
  }

  @Override
  public void requireFit(Unit found, Mistakes mistakes) {
    Applicability.requireUnit(name(unit), unit, name(found), found, mistakes);
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    int all = evidence.run().examples().size();
    int found = evidence.run().examples().different();
    return List.of(
        RuleResult.of(
            name(unit),
            found >= minimum,
            "at least %s different".formatted(Formats.count(minimum)),
            Formats.count(found),
            found == all
                ? ""
                : "%s of %s are copies of others"
                    .formatted(Formats.count(all - found), unit.count(all))));
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return Advice.change("hold out more " + unit.many());
  }
}
