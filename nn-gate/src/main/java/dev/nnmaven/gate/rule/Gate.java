package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The quality gate: rules that a model must meet. All are checked, even if some fail.
 *
 * @param rules in report order
 * @param halts whether a failed rule fails the build
 * @param failing outcomes that count as failures, with the parameters that say so
 * @param baselineShared share of the baseline's examples that has to be there
 */
public record Gate(
    List<Rule> rules, boolean halts, Map<Outcome, String> failing, BigDecimal baselineShared) {

  private static final Advice MORE_EXAMPLES =
      new Advice(
          Advice.About.MODEL,
          "hold out more examples, until they are enough to decide the rules that are undecided");

  /** Copies the rules. */
  public Gate {
    rules = List.copyOf(rules);
    failing = Map.copyOf(failing);
  }

  /** Checks all rules. */
  public Verdict check(Evidence evidence) {
    List<RuleResult> results = new ArrayList<>();
    Set<Advice> advice = new LinkedHashSet<>();
    Score score = evidence.findings().measure().score();
    List<Rule> all = rules.stream().filter(one -> one.isAbout(score)).toList();
    for (Rule rule : all) {
      for (RuleResult found : rule.check(evidence)) {
        String parameter = failing.get(found.outcome());
        RuleResult result = parameter == null ? found : found.failing(parameter);
        results.add(result);
        if (found.outcome() == Outcome.UNDECIDED && result.failed()) {
          advice.add(MORE_EXAMPLES);
        }
        if (result.failed()) {
          advice.addAll(rule.advice(evidence));
        }
      }
    }
    return new Verdict(
        results,
        halts,
        advice.stream().sorted(Comparator.comparing(Advice::about)).map(Advice::text).toList(),
        all.stream().anyMatch(rule -> rule.needsReason(evidence)));
  }

  /** Adds a mistake for each rule that is not about models of this kind. */
  public void requireFit(TrainedModel model, Mistakes mistakes) {
    requireFit(Unit.of(model.preprocessing()), mistakes);
    taskRules().forEach(rule -> rule.requireFit(model.task(), mistakes));
  }

  /** Adds a mistake for each rule that is not about such examples. */
  public void requireFit(Unit found, Mistakes mistakes) {
    rules.forEach(rule -> rule.requireFit(found, mistakes));
  }

  /** Rules that are about one task. */
  public List<TaskRule> taskRules() {
    return rules.stream().flatMap(rule -> rule.task().stream()).toList();
  }

  /** Names of rules to begin with, where there are none. */
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
