package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;

/** One rule of the gate. {@link RuleEntry} lists those that a parameter sets. */
public interface Rule {

  /** Checks the rule: mostly one result, none if the rule does not apply. */
  List<RuleResult> check(Evidence evidence);

  /** What to do if it fails; by default, make a better model, or change the rule. */
  default List<Advice> advice(Evidence evidence) {
    return List.of(Advice.better(evidence), Advice.CHANGE_THE_RULE);
  }

  /**
   * Whether {@code nn:baseline}, where no drop passes as chance, asks for a reason because of it.
   */
  default boolean needsReason(Evidence evidence) {
    return false;
  }

  /** What it is as a rule about one task; empty if it is about all. */
  default Optional<TaskRule> task() {
    return Optional.empty();
  }

  /** Whether it has something to say of models with such a main figure. */
  default boolean isAbout(Score score) {
    return task().map(rule -> rule.score() == score).orElse(true);
  }

  /** Adds a mistake if the rule is not about such examples. */
  default void requireFit(Unit unit, Mistakes mistakes) {}

  /** Adds a mistake for each class that the rule names and the model does not have. */
  default void requireClasses(List<String> classes, Mistakes mistakes) {}
}
