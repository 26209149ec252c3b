package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.ErrorComparison;
import dev.nnmaven.gate.baseline.Pairs;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Rule: maximum rise of the mean absolute error above the baseline.
 *
 * @param limit maximum rise as a share of the baseline's error
 * @param significance level of the test for larger rises; empty if every rise counts
 * @param isConfigured whether it is configured explicitly; otherwise it applies only if there is a
 *     baseline
 */
record MaxErrorRise(BigDecimal limit, Optional<BigDecimal> significance, boolean isConfigured)
    implements Rule {

  static final String NAME = "maxErrorRise";

  /** Active by default if there is a baseline. */
  static Optional<Rule> parse(GateParser gate) {
    Optional<BigDecimal> limit = gate.value(NAME, Numbers::share);
    return Optional.of(
        new MaxErrorRise(
            limit.orElse(BigDecimal.ZERO), MaxAccuracyDrop.significance(gate), limit.isPresent()));
  }

  @Override
  public Optional<TaskRule> task() {
    return Optional.of(new TaskRule(NAME, true)).filter(rule -> isConfigured);
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    if (evidence.ofNumbers().isEmpty()) {
      return List.of();
    }
    Optional<ErrorComparison> comparison =
        evidence.ofNumbers().flatMap(Findings.OfNumbers::comparison);
    if (comparison.isPresent()) {
      return List.of(check(comparison.get()));
    }
    return isConfigured
        ? List.of(RuleResult.notChecked(NAME, required(), Applicability.whyNoBaseline(evidence)))
        : List.of();
  }

  private RuleResult check(ErrorComparison comparison) {
    double before = comparison.before().mae();
    double now = comparison.mae();
    double most = before * (1 + limit.doubleValue());
    boolean within = now <= most;
    Pairs pairs = comparison.pairs();
    boolean excused =
        !within && significance.isPresent() && !pairs.test().isSignificant(significance.get());
    String counts =
        Texts.format(
                "%,d rows have a larger error, %,d a smaller one", pairs.worse(), pairs.better())
            + (comparison.leftOut() == 0
                ? ""
                : "; "
                    + Texts.compared(comparison.errors().length, comparison.leftOut(), Unit.ROW));
    return RuleResult.of(
        NAME,
        within || excused,
        required(),
        "%s, the baseline %s"
            .formatted(
                RuleWording.figure(now, most, within, Texts.number(now)), Texts.number(before)),
        significance.isEmpty() || within
            ? counts
            : counts + ", " + RuleWording.tested(pairs, pairs.testName(), significance.get()));
  }

  private String required() {
    String level = significance.isPresent() ? ", or no significant rise" : "";
    return limit.signum() == 0
        ? "a mean absolute error no larger than the baseline's" + level
        : "at most %s above the baseline's mean absolute error%s"
            .formatted(Numbers.percent(limit), level);
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return Advice.drop(evidence);
  }
}
