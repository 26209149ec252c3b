package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.PairedTest;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Ratio;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Rule: how much worse than the baseline a model may be.
 *
 * @param score what is compared: the accuracy, or the mean absolute error
 * @param limit maximum drop of the accuracy as a share of images, or maximum rise of the error as a
 *     share of the baseline's; if empty, nothing is tolerated, where there is a baseline
 * @param significance level of the test for larger drops; empty if every drop counts
 */
record MaxDrop(Score score, Optional<BigDecimal> limit, Optional<BigDecimal> significance)
    implements Rule {

  /** Name of the level, shared with {@link MaxClassRecallDrop}. */
  static final String SIGNIFICANCE = "significance";

  /** Name of the rule where classes are predicted. */
  static final String ACCURACY = "maxAccuracyDrop";

  /** Name of the rule where a number is predicted. */
  static final String ERROR = "maxErrorRise";

  static Optional<Rule> accuracy(GateParser gate) {
    return parse(gate, Score.ACCURACY);
  }

  static Optional<Rule> error(GateParser gate) {
    return parse(gate, Score.RMSE);
  }

  /** A rule for which every drop counts. */
  static Optional<Rule> untolerated(Score score) {
    return Optional.of(new MaxDrop(score, Optional.empty(), Optional.empty()));
  }

  private static Optional<Rule> parse(GateParser gate, Score score) {
    Optional<BigDecimal> significance = significance(gate);
    return Optional.of(new MaxDrop(score, gate.value(name(score), Numbers::share), significance));
  }

  private static String name(Score score) {
    return score == Score.ACCURACY ? ACCURACY : ERROR;
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
    return limit.map(any -> new TaskRule(name(score), score));
  }

  @Override
  public boolean isAbout(Score task) {
    return task == score;
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    boolean ofNumbers = score == Score.RMSE;
    if (evidence.comparison().isPresent()) {
      Comparison found = evidence.comparison().get();
      return List.of(ofNumbers ? error(found, evidence.unit()) : accuracy(found, evidence.unit()));
    }
    return limit.isPresent() || (!ofNumbers && significance.isPresent())
        ? List.of(
            RuleResult.notChecked(
                name(score),
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
    return RuleResult.of(name(score), within || excused, required, actual, explanation);
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
