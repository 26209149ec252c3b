package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Ratio;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rule: maximum drop of recall below the baseline, per class.
 *
 * @param limit maximum drop as a share of the class's images
 * @param significance level of the test for larger drops, corrected for the number of classes;
 *     empty if every drop counts
 */
record MaxClassRecallDrop(BigDecimal limit, Optional<BigDecimal> significance) implements Rule {

  static final String NAME = "maxClassRecallDrop";

  static Optional<Rule> parse(GateParser gate) {
    return parse(gate, MaxDrop.significance(gate));
  }

  static Optional<Rule> parse(GateParser gate, Optional<BigDecimal> significance) {
    return gate.value(NAME, text -> new MaxClassRecallDrop(Numbers.share(text), significance));
  }

  /**
   * Drop of one class that has images.
   *
   * @param drop drop of recall; negative if it rose
   * @param fails whether the drop exceeds the limit and, if tested, is significant
   * @param tested result of the test of a drop beyond the limit; otherwise empty
   */
  private record Drop(Change change, Ratio drop, boolean fails, String tested) {

    String text(Unit unit) {
      return "%s %s (%s)"
          .formatted(change.name(), change.percents(), RuleWording.change(change.change(), unit));
    }
  }

  @Override
  public Optional<TaskRule> task() {
    return Optional.of(new TaskRule(NAME, Score.ACCURACY));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    String required =
        RuleWording.pointsBelow(limit, "the baseline in each class", significance.isPresent());
    return List.of(
        evidence
            .comparison()
            .map(comparison -> check(comparison, required, evidence.unit()))
            .orElseGet(
                () ->
                    RuleResult.notChecked(NAME, required, Applicability.whyNoBaseline(evidence))));
  }

  private RuleResult check(Comparison comparison, String required, Unit unit) {
    List<Change> classes = comparison.classes();
    List<Drop> drops = drops(comparison);
    List<String> failing =
        drops.stream().filter(Drop::fails).skip(1).map(drop -> drop.text(unit)).toList();
    List<String> tested = drops.stream().map(Drop::tested).filter(text -> !text.isEmpty()).toList();
    return RuleResult.ofClasses(
        NAME,
        drops.stream().noneMatch(Drop::fails),
        required,
        drops.get(0).text(unit),
        List.of(
            failing.isEmpty() ? "" : "also: " + RuleWording.list(failing),
            tested.isEmpty() ? "" : tested(tested, drops.size(), comparison.testName())),
        classes.stream().filter(one -> one.images() == 0).map(Change::name).toList(),
        unit);
  }

  private static String tested(List<String> tested, int classes, String test) {
    return Texts.format(
        "%s (%s, adjusted for %,d class%s by Benjamini-Hochberg)",
        RuleWording.list(tested), test, classes, classes == 1 ? "" : "es");
  }

  /** Drops per class: failures first, then by decreasing drop. */
  private List<Drop> drops(Comparison comparison) {
    int[] known =
        IntStream.range(0, comparison.classes().size())
            .filter(c -> comparison.classes().get(c).images() > 0)
            .toArray();
    // All classes, whatever their recall: leaving out tests because of their result would bias the
    // correction.
    Optional<BenjaminiHochberg> tests =
        significance.map(
            level ->
                new BenjaminiHochberg(
                    IntStream.of(known)
                        .mapToObj(c -> comparison.pairs(c).test().pValue())
                        .toList()));
    return IntStream.range(0, known.length)
        .mapToObj(test -> drop(comparison.classes().get(known[test]), tests, test))
        .sorted(
            Comparator.comparing(Drop::fails)
                .reversed()
                .thenComparing(Drop::drop, (a, b) -> b.compareTo(a)))
        .toList();
  }

  private Drop drop(Change change, Optional<BenjaminiHochberg> tests, int test) {
    Ratio drop = new Ratio(-change.change(), change.images());
    boolean beyond = drop.compareTo(limit) > 0;
    if (!beyond || tests.isEmpty()) {
      return new Drop(change, drop, beyond, "");
    }
    boolean fails = tests.get().isSignificant(test, significance.get());
    String tested =
        Texts.format(
            "%s %,d lost, %,d gained, p = %s %s %s",
            change.name(),
            change.lost(),
            change.gained(),
            tests.get().adjustedText(test),
            fails ? "≤" : ">",
            Numbers.plain(significance.get()));
    return new Drop(change, drop, fails, tested + (fails ? "" : ": not significant"));
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return Advice.drop(evidence);
  }
}
