package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.Pairs;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.statistics.McNemar;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Ratio;
import dev.nnmaven.trainer.text.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Rule: how much worse than the baseline a model may be.
 *
 * @param score what is compared: the accuracy, or the mean absolute error
 * @param limit maximum drop of the accuracy as a share of images, or maximum rise of the error as a
 *     share of the baseline's; if empty, nothing is tolerated, where there is a baseline
 * @param test of larger drops; empty if every drop counts
 */
record MaxDrop(Score score, Optional<BigDecimal> limit, Optional<DropTest> test) implements Rule {

  /** Name of the rule where classes are predicted. */
  private static final String ACCURACY = "maxAccuracyDrop";

  /** Name of the rule where a number is predicted. */
  private static final String ERROR = "maxErrorRise";

  static Optional<Rule> accuracy(GateParser gate) {
    DropTest.requireWhole(gate);
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
    Optional<BigDecimal> limit = gate.drop(name(score)).value(name(score), Numbers::share);
    BigDecimal margin = limit.orElse(BigDecimal.ZERO);
    return Optional.of(
        new MaxDrop(score, limit, DropTest.parse(gate).map(one -> one.beyond(margin))));
  }

  private static String name(Score score) {
    return score == Score.ACCURACY ? ACCURACY : ERROR;
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
    return limit.isPresent() || (!ofNumbers && test.isPresent())
        ? List.of(
            RuleResult.notChecked(
                name(score),
                ofNumbers ? requiredError() : requiredAccuracy("the baseline"),
                evidence.baseline().whyNone(evidence.unit())))
        : List.of();
  }

  private RuleResult accuracy(Comparison comparison, Unit unit) {
    Change change = comparison.total();
    Ratio before = new Ratio(change.before(), change.images());
    Ratio now = new Ratio(change.now(), change.images());
    boolean within = before.minus(now).compareTo(share()) <= 0;
    Optional<DropBounds> bounds = bounds(comparison);
    Tested found =
        outcome(within, comparison, bounds, share().doubleValue(), reach(comparison, change, unit));
    String tested = change.change() < 0 || bounds.isPresent() ? found.text() : "";
    return new RuleResult(
        name(score),
        found.outcome(),
        requiredAccuracy("the baseline's " + before.percent()),
        "%s (%s)".formatted(now.percent(), RuleWording.change(change.change(), unit)),
        Formats.format(
            tested.isEmpty() ? "%,d lost and %,d gained%s%s" : "%,d lost, %,d gained%s%s",
            change.lost(),
            change.gained(),
            tested,
            found.reach()));
  }

  private RuleResult error(Comparison comparison, Unit unit) {
    double before = comparison.before().entries().mae();
    double now = comparison.now().mae();
    double most = before * (1 + share().doubleValue());
    boolean within = now <= most;
    Optional<DropBounds> bounds = bounds(comparison);
    Tested found =
        outcome(within, comparison, bounds, most - before, reach(comparison, most - before));
    return new RuleResult(
        name(score),
        found.outcome(),
        requiredError(),
        "%s, the baseline %s"
            .formatted(
                RuleWording.figure(now, most, false, within, Formats.number(now, before)),
                Formats.number(before, now)),
        Formats.format(
            "%,d rows have a larger error, %,d a smaller one%s%s%s",
            comparison.pairs().worse(),
            comparison.pairs().better(),
            comparison.sharedText(unit),
            within && bounds.isEmpty() ? "" : found.text(),
            found.reach()));
  }

  private Optional<DropBounds> bounds(Comparison comparison) {
    return test.filter(DropTest::notWorse)
        .map(how -> DropBounds.of(comparison.pairs(), score == Score.ACCURACY, how, 1));
  }

  /**
   * What a test says.
   *
   * @param text after a comma; empty without a test
   * @param reach what would have failed, after a semicolon; empty if this has
   */
  private record Tested(Outcome outcome, String text, String reach) {}

  private Tested outcome(
      boolean within,
      Comparison comparison,
      Optional<DropBounds> bounds,
      double margin,
      String reach) {
    if (test.isEmpty()) {
      return new Tested(within ? Outcome.PASSED : Outcome.FAILED, "", "");
    }
    DropTest how = test.get();
    if (bounds.isPresent()) {
      String found = score == Score.ACCURACY ? bounds.get().points() : bounds.get().numbers();
      return new Tested(
          bounds.get().outcome(margin), ", %s %s".formatted(how.confidenceText(), found), "");
    }
    String text = ", " + RuleWording.tested(comparison, how.level());
    if (!within && comparison.pairs().test().isSignificant(how.level())) {
      return new Tested(Outcome.FAILED, text, "");
    }
    boolean able = !reach.equals(RuleWording.OUT_OF_REACH);
    return new Tested(able ? Outcome.PASSED : Outcome.NOT_CHECKED, text, reach);
  }

  /** The smallest drop of accuracy that would have failed, after a semicolon. */
  private String reach(Comparison comparison, Change change, Unit unit) {
    if (test.isEmpty() || test.get().notWorse()) {
      return "";
    }
    Pairs pairs = comparison.pairs();
    if (!pairs.areCounts()) {
      return reach(comparison, share().doubleValue());
    }
    int beyond = share().multiply(BigDecimal.valueOf(change.images())).intValue() + 1;
    if (beyond > change.before()) {
      return ""; // a limit that every model meets
    }
    OptionalInt lost =
        McNemar.fewestLost(
            comparison.recognized(),
            pairs.gained(),
            one -> one.pValue().compareTo(test.get().level()) <= 0);
    return lost.isEmpty()
        ? RuleWording.OUT_OF_REACH
        : "; %s fewer would have failed"
            .formatted(unit.count(Math.max(beyond, lost.getAsInt() - pairs.gained())));
  }

  /** The rise of a mean above which it would have failed, if all had risen by as much. */
  private String reach(Comparison comparison, double beyond) {
    if (test.isEmpty() || test.get().notWorse()) {
      return "";
    }
    OptionalDouble lower = comparison.pairs().bounds().lower(test.get().level());
    if (lower.isEmpty()) {
      return RuleWording.OUT_OF_REACH;
    }
    double rise = Math.max(beyond, comparison.pairs().rise() - lower.getAsDouble());
    return score == Score.ACCURACY
        ? Formats.format("; a drop of more than %.2f points would have failed", 100 * rise)
        : "; a rise of more than %s would have failed".formatted(Formats.number(rise));
  }

  private BigDecimal share() {
    return limit.orElse(BigDecimal.ZERO);
  }

  private String requiredAccuracy(String what) {
    return shown() + RuleWording.pointsBelow(share(), what, tolerant());
  }

  private String requiredError() {
    String level = tolerant() ? ", or no significant rise" : "";
    return share().signum() == 0
        ? "a mean absolute error no larger than the baseline's" + level
        : "%sat most %s above the baseline's mean absolute error%s"
            .formatted(shown(), Numbers.percent(share()), level);
  }

  private String shown() {
    return test.filter(DropTest::notWorse).isPresent() ? "shown to be " : "";
  }

  /** Whether a drop that may be chance passes. */
  private boolean tolerant() {
    return test.filter(one -> !one.notWorse()).isPresent();
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return Advice.drop(evidence);
  }
}
