package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.text.Ratio;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Rule: minimum accuracy.
 *
 * @param minimum share from 0 to 1, exactly as configured: compared as a decimal, since 0.95 has no
 *     exact binary representation
 */
public record MinAccuracy(BigDecimal minimum) implements Rule {

  static final String NAME = "minAccuracy";

  static Optional<Rule> parse(GateParser gate) {
    return gate.value(NAME, text -> new MinAccuracy(Numbers.share(text)));
  }

  @Override
  public Optional<TaskRule> task() {
    return Optional.of(new TaskRule(NAME, false));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    return List.of(check(evidence.evaluation()));
  }

  /** Checks the rule: correct / total ≥ minimum, without rounding. */
  RuleResult check(ClassificationMetrics evaluation) {
    Ratio accuracy = new Ratio(evaluation.correct(), evaluation.total());
    boolean met = accuracy.compareTo(minimum) >= 0;
    boolean chance = !met && minimum.doubleValue() <= evaluation.interval().high();
    return RuleResult.of(
        NAME,
        met,
        "at least " + Numbers.percent(minimum),
        accuracy.percent(),
        chance ? "the minimum is within the 95% confidence interval" : "");
  }
}
