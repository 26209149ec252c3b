package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.Pairs;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.text.Ratio;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Rule: maximum drop of accuracy below the baseline.
 *
 * @param limit maximum drop as a share of images
 * @param significance level of the test for larger drops; empty if every drop counts
 * @param isConfigured whether it is configured explicitly; otherwise it applies only if there is a
 *     baseline
 */
record MaxAccuracyDrop(BigDecimal limit, Optional<BigDecimal> significance, boolean isConfigured)
    implements Rule {

  static final String NAME = "maxAccuracyDrop";

  /** Name of the level, shared with {@link MaxClassRecallDrop}. */
  static final String SIGNIFICANCE = "significance";

  /** Name of the test where each image is on its own. */
  static final String NAME_OF_TEST = "exact McNemar";

  /** Active by default if there is a baseline. */
  static Optional<Rule> parse(GateParser gate) {
    Optional<BigDecimal> significance = significance(gate);
    Optional<BigDecimal> limit = gate.value(NAME, Numbers::share);
    return Optional.of(
        new MaxAccuracyDrop(
            limit.orElse(BigDecimal.ZERO),
            significance,
            limit.isPresent() || significance.isPresent()));
  }

  static Optional<BigDecimal> significance(GateParser gate) {
    return gate.value(
        SIGNIFICANCE,
        text -> {
          BigDecimal share = Numbers.share(text);
          if (share.signum() == 0 || share.compareTo(BigDecimal.ONE) == 0) {
            throw new IllegalArgumentException(
                "expected more than 0 and less than 1, such as 0.05, found \"%s\"".formatted(text));
          }
          return share;
        });
  }

  @Override
  public Optional<TaskRule> task() {
    // A level of significance alone may be meant for the errors of a number.
    return Optional.of(new TaskRule(NAME, false))
        .filter(rule -> isConfigured && (significance.isEmpty() || limit.signum() > 0));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    if (evidence.ofNumbers().isPresent()) {
      return List.of(); // a drop of an accuracy that it does not have
    }
    if (evidence.comparison().isPresent()) {
      return List.of(check(evidence.comparison().get(), evidence.unit()));
    }
    return isConfigured
        ? List.of(
            RuleResult.notChecked(
                NAME, required("the baseline"), Applicability.whyNoBaseline(evidence)))
        : List.of();
  }

  private RuleResult check(Comparison comparison, Unit unit) {
    Change change = comparison.total();
    Ratio earlier = new Ratio(change.before(), change.images());
    Ratio later = new Ratio(change.now(), change.images());
    boolean within = earlier.minus(later).compareTo(limit) <= 0;
    boolean excused =
        !within
            && significance.isPresent()
            && !comparison.pairs().test().isSignificant(significance.get());
    return RuleResult.of(
        NAME,
        within || excused,
        required("the baseline's " + earlier.percent()),
        "%s (%s)".formatted(later.percent(), RuleWording.change(change.change(), unit)),
        explanation(change, comparison.pairs()));
  }

  private String required(String what) {
    return RuleWording.pointsBelow(limit, what, significance.isPresent());
  }

  private String explanation(Change change, Pairs pairs) {
    if (significance.isEmpty() || change.change() >= 0) {
      return Texts.format("%,d lost and %,d gained", change.lost(), change.gained());
    }
    return Texts.format(
        "%,d lost, %,d gained, %s",
        change.lost(),
        change.gained(),
        RuleWording.tested(pairs, NAME_OF_TEST, significance.get()));
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return Advice.drop(evidence);
  }
}
