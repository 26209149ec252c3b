package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.evidence.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The quality gate: rules that a model must meet. All are checked, even if some fail.
 *
 * @param rules in report order
 * @param halts whether a failed rule fails the build
 */
public record Gate(List<Rule> rules, boolean halts) {

  /** Copies the rules. */
  public Gate {
    rules = List.copyOf(rules);
  }

  /** Checks all rules. */
  public Verdict check(Evidence evidence) {
    List<RuleResult> results = new ArrayList<>();
    Set<Advice> advice = new LinkedHashSet<>();
    for (Rule rule : rules) {
      List<RuleResult> found = rule.check(evidence);
      results.addAll(found);
      if (found.stream().anyMatch(RuleResult::failed)) {
        advice.addAll(rule.advice(evidence));
      }
    }
    return new Verdict(
        results,
        halts,
        advice.stream()
            .sorted(Comparator.comparing(Advice::about))
            .map(one -> evidence.unit().words(one.text()))
            .toList());
  }

  /** Adds a mistake for each rule that is not about models of this kind. */
  public void requireFit(TrainedModel model, Mistakes mistakes) {
    rules.forEach(rule -> rule.requireFit(model, mistakes));
  }

  /** Adds a mistake for each class named by a rule but unknown to the model. */
  public void requireClasses(List<String> classes, Mistakes mistakes) {
    rules.forEach(rule -> rule.requireClasses(classes, mistakes));
  }
}
