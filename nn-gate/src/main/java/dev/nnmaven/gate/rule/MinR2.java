package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.text.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Rule: minimum coefficient of determination R². */
record MinR2(BigDecimal limit) implements Rule {

  static final String NAME = "minR2";

  static Optional<Rule> parse(GateParser gate) {
    return gate.value(NAME, text -> new MinR2(Numbers.share(text)));
  }

  @Override
  public Optional<TaskRule> task() {
    return Optional.of(new TaskRule(NAME, true));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    String required = "at least " + Numbers.plain(limit);
    OptionalDouble found = evidence.ofNumbers().orElseThrow().evaluation().r2();
    return List.of(
        found.isEmpty()
            ? RuleResult.notChecked(NAME, required, "all held-out rows have the same number")
            : RuleResult.of(
                NAME,
                new BigDecimal(found.getAsDouble()).compareTo(limit) >= 0,
                required,
                Texts.r2(found.getAsDouble()),
                ""));
  }
}
