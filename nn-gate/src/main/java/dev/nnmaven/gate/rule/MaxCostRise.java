package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.Pairs;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.BurdenOfProof.Word;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.math.BigDecimal;
import java.util.List;

/**
 * Rule: how much more than the baseline's the answers of a model may cost on average, both by the
 * model's costs. What is bounded is the mean of cost − (1 + limit) · cost before, of the same
 * examples. Flipping signs would not do: that is exact only if rises and falls are alike, and a few
 * dear mistakes that are gone may weigh as much as many cheap ones that are new.
 *
 * @param limit maximum rise, as a share of the baseline's mean cost
 * @param proof what must be shown
 */
record MaxCostRise(BigDecimal limit, BurdenOfProof proof) implements DropRule {

  static final String NAME = "maxCostRise";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public RuleResult check(Comparison comparison, Evidence evidence) {
    Predictions answers = evidence.ofClasses().answers();
    if (answers.costs().isNone()) {
      return notChecked(Metric.NO_COSTS);
    }
    Baseline before = comparison.before();
    return before
        .entries()
        .predicted(before.names().size())
        .map(predicted -> check(predicted, answers, comparison, evidence.unit()))
        .orElseGet(
            () ->
                notChecked(
                    "the baseline has no predicted classes: accept a model with nn.costs (nn:baseline)"));
  }

  private RuleResult check(int[] predicted, Predictions answers, Comparison comparison, Unit unit) {
    int[] some = comparison.shared().examples();
    double factor = 1 + limit.doubleValue();
    double[] rises = new double[some.length];
    double[] beyond = new double[some.length];
    double sum = 0;
    double sumBefore = 0;
    for (int i = 0; i < some.length; i++) {
      double old = answers.costs().of(answers.labels()[some[i]], predicted[i]);
      rises[i] = answers.cost(some[i]) - old;
      beyond[i] = answers.cost(some[i]) - factor * old;
      sum += answers.cost(some[i]);
      sumBefore += old;
    }
    double before = sumBefore / some.length;
    double mean = sum / some.length;
    boolean within = mean <= factor * before;
    double margin = factor * before - before;
    double dearest =
        answers.costs().table().stream().flatMap(List::stream).max(Double::compare).orElseThrow();
    Pairs pairs = comparison.pairs();
    DropBounds bounds =
        DropBounds.ofCosts(
            pairs.with(rises), pairs.with(beyond), margin, proof, -factor * dearest, dearest);
    return new RuleResult(
        NAME,
        proof.ofDrop(within, bounds, margin, margin),
        required(),
        RuleWording.figure(mean, factor * before, false, within, Formats.error(mean)),
        "the baseline costs %s, at most %s%s%s"
            .formatted(
                Formats.error(before),
                Formats.error(factor * before),
                proof.is(Word.FIGURE) ? "" : ", %s %s".formatted(proof.text(), bounds.numbers()),
                comparison.sharedText(unit)));
  }

  @Override
  public String required() {
    String most = "at most %s above the baseline's".formatted(Numbers.percent(limit));
    return "a mean cost " + proof.required(most, "no significant rise");
  }
}
