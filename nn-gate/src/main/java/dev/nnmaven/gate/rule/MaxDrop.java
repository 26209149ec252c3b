package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.PairedTest;
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
 * Rule: how much worse than the baseline a model may be.
 *
 * @param measure what is compared
 * @param limit maximum drop of the accuracy as a share of images, or maximum rise of the error as a
 *     share of the baseline's; if empty, nothing is tolerated, where there is a baseline
 * @param significance level of the test for larger drops; empty if every drop counts
 */
record MaxDrop(Measure measure, Optional<BigDecimal> limit, Optional<BigDecimal> significance)
    implements Rule {

  /** Name of the level, shared with {@link MaxClassRecallDrop}. */
  static final String SIGNIFICANCE = "significance";

  /** What may drop. */
  enum Measure {
    /** Accuracy of a classification. */
    ACCURACY("maxAccuracyDrop"),
    /** Mean absolute error of a regression, which rises. */
    ERROR("maxErrorRise");

    /** Name of the rule. */
    final String rule;

    Measure(String rule) {
      this.rule = rule;
    }
  }

  static Optional<Rule> accuracy(GateParser gate) {
    return parse(gate, Measure.ACCURACY);
  }

  static Optional<Rule> error(GateParser gate) {
    return parse(gate, Measure.ERROR);
  }

  private static Optional<Rule> parse(GateParser gate, Measure measure) {
    Optional<BigDecimal> significance = significance(gate);
    return Optional.of(
        new MaxDrop(measure, gate.value(measure.rule, Numbers::share), significance));
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
          if (share.compareTo(PairedTest.LEAST) < 0) {
            throw new IllegalArgumentException(
                "expected at least %s, since a test of random flips finds no smaller p, found \"%s\""
                    .formatted(PairedTest.LEAST, text));
          }
          return share;
        });
  }

  @Override
  public Optional<TaskRule> task() {
    // A level of significance alone may be meant for either.
    return limit.map(any -> new TaskRule(measure.rule, measure == Measure.ERROR));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    boolean ofNumbers = measure == Measure.ERROR;
    if (evidence.ofNumbers().isPresent() != ofNumbers) {
      return List.of();
    }
    if (evidence.comparison().isPresent()) {
      Comparison found = evidence.comparison().get();
      return List.of(ofNumbers ? error(found, evidence.unit()) : accuracy(found, evidence.unit()));
    }
    return limit.isPresent() || (!ofNumbers && significance.isPresent())
        ? List.of(
            RuleResult.notChecked(
                measure.rule,
                ofNumbers ? requiredError() : requiredAccuracy("the baseline"),
                Applicability.whyNoBaseline(evidence)))
        : List.of();
  }

  private RuleResult result(
      boolean within, Comparison comparison, String required, String actual, String explanation) {
    boolean excused =
        !within
            && significance.isPresent()
            && !comparison.pairs().test().isSignificant(significance.get());
    return RuleResult.of(measure.rule, within || excused, required, actual, explanation);
  }

  private RuleResult accuracy(Comparison comparison, Unit unit) {
    Change change = comparison.total();
    Ratio before = new Ratio(change.before(), change.images());
    Ratio now = new Ratio(change.now(), change.images());
    String tested = change.change() < 0 ? tested(comparison) : "";
    return result(
        before.minus(now).compareTo(share()) <= 0,
        comparison,
        requiredAccuracy("the baseline's " + before.percent()),
        "%s (%s)".formatted(now.percent(), RuleWording.change(change.change(), unit)),
        Texts.format(
            tested.isEmpty() ? "%,d lost and %,d gained" : "%,d lost, %,d gained%s",
            change.lost(),
            change.gained(),
            tested));
  }

  private RuleResult error(Comparison comparison, Unit unit) {
    double before = comparison.before().mae();
    double now = comparison.mae();
    double most = before * (1 + share().doubleValue());
    boolean within = now <= most;
    return result(
        within,
        comparison,
        requiredError(),
        "%s, the baseline %s"
            .formatted(
                RuleWording.figure(now, most, within, Texts.number(now)), Texts.number(before)),
        Texts.format(
            "%,d rows have a larger error, %,d a smaller one%s%s",
            comparison.pairs().worse(),
            comparison.pairs().better(),
            comparison.leftOutText(unit),
            within ? "" : tested(comparison)));
  }

  private BigDecimal share() {
    return limit.orElse(BigDecimal.ZERO);
  }

  private String requiredAccuracy(String what) {
    return RuleWording.pointsBelow(share(), what, significance.isPresent());
  }

  private String requiredError() {
    String level = significance.isPresent() ? ", or no significant rise" : "";
    return share().signum() == 0
        ? "a mean absolute error no larger than the baseline's" + level
        : "at most %s above the baseline's mean absolute error%s"
            .formatted(Numbers.percent(share()), level);
  }

  /** What the test found, after a comma; empty without one. */
  private String tested(Comparison comparison) {
    return significance.map(level -> ", " + RuleWording.tested(comparison, level)).orElse("");
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return Advice.drop(evidence);
  }
}
