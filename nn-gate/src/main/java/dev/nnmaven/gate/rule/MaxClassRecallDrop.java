package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Ratio;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rule: maximum drop of recall below the baseline, per class.
 *
 * @param limit maximum drop as a share of the class's images
 * @param test of larger drops, corrected for the number of classes; empty if every drop counts
 */
record MaxClassRecallDrop(BigDecimal limit, Optional<DropTest> test) implements Rule {

  static final String NAME = "maxClassRecallDrop";

  static Optional<Rule> parse(GateParser gate) {
    return parse(gate, DropTest.parse(gate));
  }

  static Optional<Rule> parse(GateParser gate, Optional<DropTest> test) {
    return gate.value(NAME, text -> new MaxClassRecallDrop(Numbers.share(text), test));
  }

  /**
   * Drop of one class that has images.
   *
   * @param drop drop of recall; negative if it rose
   * @param outcome failed if the drop exceeds the limit and, if tested, is significant
   * @param tested result of the test; empty if there is nothing to say
   */
  private record Drop(Change change, Ratio drop, Outcome outcome, String tested) {

    boolean fails() {
      return outcome == Outcome.FAILED;
    }

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
    boolean notWorse = test.filter(DropTest::notWorse).isPresent();
    String required =
        (notWorse ? "shown to be " : "")
            + RuleWording.pointsBelow(
                limit, "the baseline in each class", test.isPresent() && !notWorse);
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
    int[] known =
        IntStream.range(0, classes.size()).filter(c -> classes.get(c).images() > 0).toArray();
    List<String> notes = new ArrayList<>();
    List<Drop> drops = drops(comparison, known, unit, notes);
    List<String> failing = drops.stream().filter(Drop::fails).map(one -> one.text(unit)).toList();
    if (failing.size() > 1) {
      notes.add(0, "also: " + RuleWording.list(failing.subList(1, failing.size())));
    }
    List<String> unable =
        drops.stream()
            .filter(one -> one.outcome() == Outcome.NOT_CHECKED)
            .map(one -> one.change().name())
            .toList();
    if (!unable.isEmpty()) {
      notes.add(
          "too few %s to judge %s: not even the loss of all would be significant"
              .formatted(unit.many(), RuleWording.list(unable)));
    }
    return RuleResult.ofClasses(
        NAME,
        drops.stream().map(Drop::outcome).min(Comparator.naturalOrder()).orElseThrow(),
        required,
        drops.get(0).text(unit),
        notes,
        RuleWording.none(
            classes.stream().filter(one -> one.images() == 0).map(Change::name).toList(), unit));
  }

  /** Drops of the classes that have images: failures first, then by decreasing drop. */
  private List<Drop> drops(Comparison comparison, int[] known, Unit unit, List<String> notes) {
    List<Drop> drops =
        IntStream.of(known).mapToObj(c -> plain(comparison.classes().get(c))).toList();
    if (test.isEmpty()) {
      return inOrder(drops);
    }
    DropTest how = test.get();
    if (how.notWorse()) {
      List<Drop> found = inOrder(bounded(drops, comparison, known, how));
      tested(found).ifPresent(text -> notes.add(text + ", " + how.confidenceText()));
      return found;
    }
    ClassTests tests = new ClassTests(comparison, known, how.level());
    List<Drop> found = inOrder(tested(drops, tests, how.level()));
    tested(found)
        .ifPresent(
            text ->
                notes.add(
                    Texts.format(
                        "%s (%s, adjusted for %,d class%s by Benjamini-Hochberg)",
                        text,
                        comparison.testName(),
                        tests.count(),
                        tests.count() == 1 ? "" : "es")));
    fewest(drops, tests, unit).ifPresent(notes::add);
    return found;
  }

  private static List<Drop> inOrder(List<Drop> drops) {
    return drops.stream()
        .sorted(
            Comparator.comparing(Drop::fails)
                .reversed()
                .thenComparing(Drop::drop, (a, b) -> b.compareTo(a)))
        .toList();
  }

  private static Optional<String> tested(List<Drop> drops) {
    List<String> texts = drops.stream().map(Drop::tested).filter(text -> !text.isEmpty()).toList();
    return texts.isEmpty() ? Optional.empty() : Optional.of(RuleWording.list(texts));
  }

  /** Without a test. */
  private Drop plain(Change change) {
    Ratio drop = new Ratio(-change.change(), change.images());
    return new Drop(change, drop, drop.compareTo(limit) > 0 ? Outcome.FAILED : Outcome.PASSED, "");
  }

  /** Whether each class is shown to be worse. */
  private List<Drop> tested(List<Drop> plain, ClassTests tests, BigDecimal level) {
    List<Drop> drops = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      Change change = plain.get(i).change();
      boolean beyond = plain.get(i).fails();
      boolean fails = beyond && tests.isSignificant(i);
      String text =
          Texts.format(
              "%s %,d lost, %,d gained, p = %s %s %s%s",
              change.name(),
              change.lost(),
              change.gained(),
              tests.adjustedText(i),
              fails ? "≤" : ">",
              Numbers.plain(level),
              fails ? "" : ": not significant");
      boolean isOff = beyond(change) > change.images(); // a limit that every model meets
      Outcome otherwise = isOff || tests.canFail(i) ? Outcome.PASSED : Outcome.NOT_CHECKED;
      drops.add(
          new Drop(
              change, plain.get(i).drop(), fails ? Outcome.FAILED : otherwise, beyond ? text : ""));
    }
    return drops;
  }

  /** What would have failed: {@code a class fails with 5 to 8 images fewer}. */
  private Optional<String> fewest(List<Drop> drops, ClassTests tests, Unit unit) {
    IntSummaryStatistics fewest =
        IntStream.range(0, drops.size())
            .flatMap(
                i ->
                    tests.fewest(i).stream()
                        .map(count -> Math.max(count, beyond(drops.get(i).change())))
                        .filter(count -> count <= drops.get(i).change().before()))
            .summaryStatistics();
    if (fewest.getCount() == 0) {
      return Optional.empty();
    }
    String from = fewest.getMin() == fewest.getMax() ? "" : Texts.count(fewest.getMin()) + " to ";
    return Optional.of(
        "a class fails with %s%s fewer".formatted(from, unit.count(fewest.getMax())));
  }

  /** The fewest images of which the loss is beyond the limit. */
  private int beyond(Change change) {
    return limit.multiply(BigDecimal.valueOf(change.images())).intValue() + 1;
  }

  /**
   * Whether each class is shown to be no worse: all have to be, so that no correction is needed (R.
   * L. Berger, <i>Multiparameter hypothesis testing and acceptance sampling</i>, Technometrics 24,
   * 1982). That one among many is shown to be worse is corrected for (Bonferroni).
   */
  private List<Drop> bounded(List<Drop> plain, Comparison comparison, int[] known, DropTest how) {
    List<Drop> drops = new ArrayList<>();
    for (int i = 0; i < known.length; i++) {
      Change change = plain.get(i).change();
      DropBounds bounds =
          DropBounds.of(comparison.pairs(known[i]), Optional.of(change), how, known.length);
      Outcome outcome = bounds.outcome(limit.doubleValue());
      String text = outcome == Outcome.PASSED ? "" : change.name() + " " + bounds.points();
      drops.add(new Drop(change, plain.get(i).drop(), outcome, text));
    }
    return drops;
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return Advice.drop(evidence);
  }
}
