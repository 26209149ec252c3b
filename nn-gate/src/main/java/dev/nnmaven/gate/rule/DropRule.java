package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.measure.Score;
import java.util.List;
import java.util.Optional;

/** Rule that compares a model with the baseline; if not said otherwise, a model of classes. */
interface DropRule extends Rule {

  String name();

  /** The requirement, as far as it is known without a baseline. */
  String required();

  RuleResult check(Comparison comparison, Evidence evidence);

  @Override
  default List<RuleResult> check(Evidence evidence) {
    return List.of(
        evidence
            .comparison()
            .map(comparison -> check(comparison, evidence))
            .orElseGet(() -> notChecked(evidence.baseline().whyNone(evidence.unit()))));
  }

  default RuleResult notChecked(String why) {
    return RuleResult.notChecked(name(), required(), why);
  }

  @Override
  default Optional<TaskRule> task() {
    return Optional.of(new TaskRule(name(), Score.ACCURACY));
  }

  @Override
  default List<Advice> advice(Evidence evidence) {
    return Advice.drop(evidence);
  }
}
