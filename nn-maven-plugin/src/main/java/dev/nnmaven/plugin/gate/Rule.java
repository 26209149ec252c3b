package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.evidence.Evidence;
import java.util.List;

/** One rule of the gate. {@link GateParser} lists all rules. */
public interface Rule {

  /** Checks the rule: mostly one result, none if the rule does not apply. */
  List<RuleResult> check(Evidence evidence);

  /** What to do if it fails; by default, make a better model, or change the rule. */
  default List<Advice> advice(Evidence evidence) {
    return List.of(Advice.better(evidence), Advice.CHANGE_THE_RULE);
  }

  /** Adds a mistake if the rule is not about models of this kind. */
  default void requireFit(TrainedModel model, Mistakes mistakes) {}

  /** Adds a mistake for each class that the rule names and the model does not have. */
  default void requireClasses(List<String> classes, Mistakes mistakes) {}
}
