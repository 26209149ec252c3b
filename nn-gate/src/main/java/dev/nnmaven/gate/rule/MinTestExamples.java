package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.text.Formats;
import java.util.List;

/**
 * Rule: minimum number of different test examples; with few, a good result means little, and copies
 * of one are not many.
 */
record MinTestExamples(int minimum) implements Rule {

  static final String NAME = "minTestExamples";

  static Rule of(String text) {
    return new MinTestExamples(Numbers.integer(text, 1, Integer.MAX_VALUE));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    int all = evidence.run().examples().size();
    int found = evidence.run().examples().different();
    return List.of(
        RuleResult.of(
            NAME,
            found >= minimum,
            "at least %s different".formatted(Formats.count(minimum)),
            Formats.count(found),
            found == all
                ? ""
                : "%s of %s are copies of others"
                    .formatted(Formats.count(all - found), evidence.unit().count(all))));
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return Advice.change("hold out more " + evidence.unit().many());
  }
}
