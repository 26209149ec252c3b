package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Words;
import dev.nnmaven.trainer.job.Answered;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The quality gate: rules that a model must meet. All are checked, even if some fail.
 *
 * @param rules in report order
 * @param warnOnly what does not fail the build
 */
public record Gate(List<Rule> rules, Set<WarnOnly> warnOnly) {

  private static final Advice MORE_EXAMPLES =
      new Advice(
          Advice.About.MODEL,
          "hold out more examples, until they are enough to decide the rules that are undecided");

  /** Copies the collections. */
  public Gate {
    rules = List.copyOf(rules);
    warnOnly = Set.copyOf(warnOnly);
  }

  /** Checks all rules. */
  public Verdict check(Evidence evidence) {
    List<RuleResult> results = new ArrayList<>();
    Set<Advice> advice = new LinkedHashSet<>();
    Score score = evidence.score();
    List<Rule> all = rules.stream().filter(rule -> rule.isAbout(score)).toList();
    Set<WarnOnly> allowed = new TreeSet<>(warnOnly);
    for (Rule rule : all) {
      for (RuleResult ruleResult : rule.check(evidence)) {
        Optional<WarnOnly> why = WarnOnly.of(ruleResult);
        boolean isTurned =
            why.filter(only -> ruleResult.failed() == warnOnly.contains(only)).isPresent();
        RuleResult result = isTurned ? ruleResult.turned() : ruleResult;
        results.add(result);
        if (result.failed()) {
          why.ifPresent(allowed::add);
          why.filter(WarnOnly.UNDECIDED::equals).ifPresent(any -> advice.add(MORE_EXAMPLES));
          advice.addAll(rule.advice(evidence));
        }
      }
    }
    if (allowed.size() > warnOnly.size()) {
      advice.add(
          new Advice(Advice.About.RULE, "only be warned: nn.warnOnly=" + Words.text(allowed)));
    }
    return new Verdict(
        results,
        !warnOnly.contains(WarnOnly.ALL),
        advice.stream().sorted(Comparator.comparing(Advice::about)).map(Advice::text).toList(),
        all.stream().anyMatch(rule -> rule.needsReason(evidence)));
  }

  /** Throws if a rule is not about such answers, or names a class that is none of theirs. */
  public void requireFit(Answered run) throws ConfigurationException {
    Mistakes mistakes = new Mistakes();
    requireFit(run.examples().unit(), mistakes);
    taskRules().forEach(rule -> rule.requireFit(run.measure().target(), mistakes));
    if (run.measure().target().isEmpty()) {
      requireClasses(run.measure().classes(), mistakes);
    }
    mistakes.throwIfAny();
  }

  /** Adds a mistake for each rule that is not about such examples. */
  public void requireFit(Unit unit, Mistakes mistakes) {
    rules.forEach(rule -> rule.requireFit(unit, mistakes));
  }

  /** Rules that are about one task. */
  public List<TaskRule> taskRules() {
    return rules.stream().flatMap(rule -> rule.task().stream()).toList();
  }

  /** Suggested rules for a gate without rules. */
  public static List<String> proposed(Score score) {
    return score == Score.RMSE
        ? List.of(Metric.RMSE.rule(), Metric.R_SQUARED.rule())
        : List.of(Metric.ACCURACY.rule());
  }

  /** Adds a mistake for each class named by a rule but unknown to the model. */
  public void requireClasses(List<String> classes, Mistakes mistakes) {
    rules.forEach(rule -> rule.requireClasses(classes, mistakes));
  }
}
