package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.catalog.NearestName;
import dev.nnmaven.plugin.config.Mistakes;
import java.util.List;

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
  public Verdict check(Findings findings) {
    return new Verdict(rules.stream().flatMap(rule -> rule.check(findings).stream()).toList());
  }

  /** Adds a mistake for each class named by a rule but unknown to the model. */
  public void requireClasses(List<String> classes, Mistakes mistakes) {
    for (Rule rule : rules) {
      if (rule instanceof MinClassRecall recall) {
        for (String name : recall.limits().own().keySet()) {
          if (!classes.contains(name)) {
            mistakes.add(
                "nn.minClassRecall",
                "the model has no class \"%s\"%s; it has %s"
                    .formatted(name, NearestName.hint(name, classes), Limits.list(classes)));
          }
        }
      }
    }
  }
}
