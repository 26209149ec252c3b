package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.catalog.NearestName;
import dev.nnmaven.plugin.config.Mistakes;
import java.util.List;

/**
 * All rules that a model must meet. Each is checked, whatever became of the others.
 *
 * @param rules in the order in which they are reported
 * @param halts whether a rule that fails also fails the build
 */
public record Gate(List<Rule> rules, boolean halts) {

  /** Copies the list. */
  public Gate {
    rules = List.copyOf(rules);
  }

  /** What became of the rules. */
  public Verdict check(Findings findings) {
    return new Verdict(rules.stream().flatMap(rule -> rule.check(findings).stream()).toList());
  }

  /** Adds a mistake for each class that a rule names and the model does not have. */
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
