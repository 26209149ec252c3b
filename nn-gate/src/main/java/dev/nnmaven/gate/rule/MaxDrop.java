package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.Pairs;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.BurdenOfProof.Word;
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
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Rule: how much worse than the baseline a model may be.
 *
 * <p>A rise of errors has the bounds of {@link MaxCostRise}, for the same reason: flipping signs is
 * exact only if rises and falls are alike.
 *
 * @param score what is compared: the accuracy, or the mean absolute error
 * @param limit maximum drop of the accuracy as a share of images, or maximum rise of the error as a
 *     share of the baseline's; if empty, nothing is tolerated, where there is a baseline
 * @param proof what must be shown
 */
record MaxDrop(Score score, Optional<BigDecimal> limit, BurdenOfProof proof) implements DropRule {

  private static final Advice CHANCE =
      new Advice(
          Advice.About.MODEL,
          "allow for chance, which can make such a difference: nn.evidence=\"figure, drops: worse\"");

  /** Name of the rule where classes are predicted. */
  static final String ACCURACY = "maxAccuracyDrop";

  /** Name of the rule where a number is predicted. */
  static final String ERROR = "maxErrorRise";

  /** A rule for which every drop counts. */
  static Rule untolerated(Score score) {
    return new MaxDrop(score, Optional.empty(), BurdenOfProof.FIGURE);
  }

  static Optional<Rule> parse(Score score, GateParser gate, BurdenOfProof proof) {
    Optional<BigDecimal> limit = gate.value(name(score), Numbers::share);
    return Optional.of(new MaxDrop(score, limit, proof.within(limit.orElse(BigDecimal.ZERO))));
  }

  private static String name(Score score) {
    return score == Score.ACCURACY ? ACCURACY : ERROR;
  }

  @Override
  public String name() {
    return name(score);
  }

  @Override
  public String required() {
    return score == Score.ACCURACY ? requiredAccuracy("the baseline") : requiredError();
  }

  @Override
  public Optional<TaskRule> task() {
    return limit.map(any -> new TaskRule(name(), score));
  }

  @Override
  public boolean isAbout(Score task) {
    return task == score;
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    boolean isAsked = limit.isPresent() || evidence.comparison().isPresent();
    return isAsked ? DropRule.super.check(evidence) : List.of();
  }

  /** Names chance first, where the figure alone counts and the test sees no more than that. */
  @Override
  public List<Advice> advice(Evidence evidence) {
    boolean mayBeChance =
        proof.is(Word.FIGURE)
            && evidence.comparison().filter(found -> !isMoreThanChance(found)).isPresent();
    return Stream.concat(
            Stream.of(CHANCE).filter(any -> mayBeChance), DropRule.super.advice(evidence).stream())
        .toList();
  }

  private boolean isMoreThanChance(Comparison comparison) {
    double margin = margin(comparison);
    return score == Score.ACCURACY
        ? comparison.pairs().test().isSignificant(proof.level())
        : bounds(comparison).lower().orElse(margin) > margin;
  }

  @Override
  public RuleResult check(Comparison comparison, Evidence evidence) {
    Unit unit = evidence.unit();
    RuleResult result =
        score == Score.ACCURACY ? accuracy(comparison, unit) : error(comparison, unit);
    return result.saying(power(comparison, unit));
  }

  private RuleResult accuracy(Comparison comparison, Unit unit) {
    Change change = comparison.total();
    Ratio before = new Ratio(change.before(), change.images());
    Ratio now = new Ratio(change.now(), change.images());
    boolean within = before.minus(now).compareTo(share()) <= 0;
    Tested found = outcome(within, comparison, unit);
    String tested = change.change() < 0 || proof.is(Word.GOOD) ? found.text() : "";
    return new RuleResult(
        name(),
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
    DropBounds bounds = bounds(comparison);
    double margin = margin(comparison);
    Outcome outcome = proof.ofDrop(within, bounds, margin, margin);
    return new RuleResult(
        name(),
        outcome,
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
            proof.is(Word.FIGURE) ? "" : ", %s %s".formatted(proof.text(), bounds.numbers()),
            proof.is(Word.WORSE) && outcome == Outcome.PASSED
                ? bounds
                    .lower()
                    .map(lower -> wouldFail(margin + comparison.pairs().rise() - lower))
                    .orElse("")
                : ""));
  }

  /** Bounds of the drop or rise. */
  private DropBounds bounds(Comparison comparison) {
    return score == Score.ACCURACY
        ? DropBounds.ofClasses(comparison.pairs(), proof, 1)
        : DropBounds.ofNumbers(
            comparison.pairs(),
            comparison.beyond(share().doubleValue()),
            margin(comparison),
            proof);
  }

  /** The largest drop or rise that is tolerated. */
  private double margin(Comparison comparison) {
    double share = share().doubleValue();
    return score == Score.ACCURACY ? share : share * comparison.before().entries().mae();
  }

  private String power(Comparison comparison, Unit unit) {
    double margin = margin(comparison);
    return score == Score.ACCURACY
        ? RuleWording.power("drop", comparison.pairs(), margin, RuleWording::points, "", unit)
        : RuleWording.power("rise", comparison.pairs(), margin, Formats::number, "", unit);
  }

  /**
   * What a test of a drop says.
   *
   * @param text after a comma; empty without a test
   * @param reach what would have failed, after a semicolon; empty if this has
   */
  private record Tested(Outcome outcome, String text, String reach) {}

  private Tested outcome(boolean within, Comparison comparison, Unit unit) {
    if (proof.is(Word.FIGURE)) {
      return new Tested(BurdenOfProof.ofDrop(within, true, true), "", "");
    }
    if (proof.is(Word.GOOD)) {
      DropBounds bounds = bounds(comparison);
      return new Tested(
          BurdenOfProof.ofDrop(bounds, margin(comparison)),
          ", %s %s".formatted(proof.text(), bounds.points()),
          "");
    }
    String reach = reach(comparison, unit);
    Outcome outcome =
        BurdenOfProof.ofDrop(
            within, isMoreThanChance(comparison), !reach.equals(RuleWording.OUT_OF_REACH));
    return new Tested(
        outcome,
        ", " + RuleWording.tested(comparison, proof.level()),
        outcome == Outcome.FAILED ? "" : reach);
  }

  /** What would have failed, after a semicolon: the smallest drop. */
  private String reach(Comparison comparison, Unit unit) {
    Pairs pairs = comparison.pairs();
    if (pairs.areCounts()) {
      return fewest(comparison.total(), unit);
    }
    // Above this it would have failed, if all had dropped by as much.
    return pairs
        .reach()
        .lower(proof.level())
        .map(lower -> wouldFail(Math.max(margin(comparison), pairs.rise() - lower)))
        .orElse(RuleWording.OUT_OF_REACH);
  }

  private String wouldFail(double change) {
    return score == Score.ACCURACY
        ? Formats.format("; a drop of more than %.2f points would have failed", 100 * change)
        : "; a rise of more than %s would have failed".formatted(Formats.number(change));
  }

  private String fewest(Change change, Unit unit) {
    int beyond = share().multiply(BigDecimal.valueOf(change.images())).intValue() + 1;
    if (beyond > change.before()) {
      return ""; // a limit that every model meets
    }
    int gained = change.pairs().gained();
    OptionalInt lost =
        McNemar.fewestLost(
            change.recognized(), gained, nemar -> nemar.pValue().compareTo(proof.level()) <= 0);
    return lost.isEmpty()
        ? RuleWording.OUT_OF_REACH
        : "; %s fewer would have failed"
            .formatted(unit.count(Math.max(beyond, lost.getAsInt() - gained)));
  }

  private BigDecimal share() {
    return limit.orElse(BigDecimal.ZERO);
  }

  private String requiredAccuracy(String what) {
    return RuleWording.pointsBelow(share(), what, proof);
  }

  private String requiredError() {
    String most =
        share().signum() == 0
            ? "a mean absolute error no larger than the baseline's"
            : "at most %s above the baseline's mean absolute error"
                .formatted(Numbers.percent(share()));
    return proof.required(most, "no significant rise");
  }
}
