package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.Pairs;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.BurdenOfProof.Word;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.measure.ClassFigures.Counts;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Ratio;
import dev.nnmaven.trainer.text.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rule: maximum drop below the baseline, per class or per slice.
 *
 * @param share what drops: the recall of a class, or the accuracy of a slice
 * @param limit maximum drop as a share of the part's images
 * @param proof what must be shown
 */
record MaxPartDrop(ClassShare share, BigDecimal limit, BurdenOfProof proof) implements DropRule {

  /** Name of the rule on classes. */
  static final String CLASSES = "maxClassRecallDrop";

  /** Name of the rule on slices. */
  static final String SLICES = "maxSliceDrop";

  static Optional<Rule> classes(GateParser gate, BurdenOfProof proof) {
    return gate.value(CLASSES, text -> of(ClassShare.RECALL, text, proof));
  }

  static Optional<Rule> slices(GateParser gate, BurdenOfProof proof) {
    return gate.ofSlices(SLICES, text -> of(ClassShare.SLICE_ACCURACY, text, proof));
  }

  private static Rule of(ClassShare share, String text, BurdenOfProof proof) {
    BigDecimal limit = Numbers.share(text);
    return new MaxPartDrop(share, limit, proof.within(limit));
  }

  /**
   * Drop of one part that has images.
   *
   * @param outcome failed if the drop exceeds the limit and, if tested, is significant
   * @param tested result of the test; empty if there is nothing to say
   */
  private record Drop(Change change, Outcome outcome, String tested) {

    /** Drop of recall or accuracy; negative if it rose. */
    static Ratio of(Change change) {
      return new Ratio(-change.change(), change.images());
    }

    boolean fails() {
      return outcome == Outcome.FAILED;
    }

    String text(Unit unit) {
      return "%s %s (%s)"
          .formatted(change.name(), change.percents(), RuleWording.change(change.change(), unit));
    }
  }

  @Override
  public String name() {
    return share.isOfSlices() ? SLICES : CLASSES;
  }

  @Override
  public String required() {
    return RuleWording.pointsBelow(limit, "the baseline in each " + share.part(), proof);
  }

  @Override
  public RuleResult check(Comparison comparison, Evidence evidence) {
    Unit unit = evidence.unit();
    List<Change> all = parts(comparison, evidence);
    List<Change> known = all.stream().filter(this::isEnough).toList();
    List<String> unknown = all.stream().filter(part -> !isEnough(part)).map(Change::name).toList();
    String without = share.without(unknown, unit);
    if (known.isEmpty()) {
      return notChecked(without.isEmpty() ? "no " + share.part() : without);
    }
    List<String> notes = new ArrayList<>();
    List<Drop> drops = drops(known, comparison.testName(), unit, notes);
    List<String> failing = drops.stream().filter(Drop::fails).map(drop -> drop.text(unit)).toList();
    if (failing.size() > 1) {
      notes.add(0, "also: " + RuleWording.list(failing.subList(1, failing.size())));
    }
    List<String> unable =
        drops.stream()
            .filter(drop -> drop.outcome() == Outcome.NOT_CHECKED)
            .map(drop -> drop.change().name())
            .toList();
    if (!unable.isEmpty()) {
      notes.add(
          "too few %s in %s to detect any drop".formatted(unit.many(), RuleWording.list(unable)));
    }
    return RuleResult.ofClasses(
            name(),
            drops.stream().map(Drop::outcome).min(Comparator.naturalOrder()).orElseThrow(),
            required(),
            drops.get(0).text(unit),
            notes,
            without)
        .saying(power(known, unit));
  }

  /** Of the part that shows least. */
  private String power(List<Change> known, Unit unit) {
    return known.stream()
        .max(Comparator.comparing(part -> part.pairs().detectable()))
        .map(
            part ->
                RuleWording.power(
                    "drop",
                    part.pairs(),
                    limit.doubleValue(),
                    RuleWording::points,
                    " in " + part.name(),
                    unit))
        .orElse("");
  }

  private List<Change> parts(Comparison comparison, Evidence evidence) {
    return share.isOfSlices()
        ? evidence.slices().asked().stream().map(figures -> comparison.of(figures.slice())).toList()
        : comparison.classes();
  }

  private boolean isEnough(Change part) {
    Pairs pairs = part.pairs();
    int different = pairs.groups() > 0 ? part.images() : pairs.units();
    return share.isOf(new Counts(part.now(), different, different));
  }

  /** Drops of the parts that have images: failures first, then by decreasing drop. */
  private List<Drop> drops(List<Change> parts, String testName, Unit unit, List<String> notes) {
    if (proof.is(Word.FIGURE)) {
      return inOrder(parts.stream().map(this::plain).toList());
    }
    if (proof.is(Word.GOOD)) {
      List<Drop> found = inOrder(parts.stream().map(part -> bounded(part, parts.size())).toList());
      tested(found).ifPresent(text -> notes.add(text + ", " + proof.text()));
      return found;
    }
    List<PartTest> tests = PartTest.of(parts, proof.level());
    List<Drop> found = inOrder(tests.stream().map(this::tested).toList());
    tested(found)
        .ifPresent(
            text ->
                notes.add(
                    "%s (%s, adjusted for %s by Benjamini-Hochberg)"
                        .formatted(text, testName, adjustedFor(tests))));
    fewest(tests, unit).ifPresent(notes::add);
    return found;
  }

  /** How many parts the p-values that are shown are adjusted for: {@code 3 to 4 classes}. */
  private String adjustedFor(List<PartTest> tests) {
    IntSummaryStatistics counts =
        tests.stream()
            .filter(test -> !isWithin(test.part()))
            .mapToInt(PartTest::count)
            .summaryStatistics();
    int most = counts.getMax();
    return from(counts) + Formats.count(most) + " " + (most == 1 ? share.part() : share.parts());
  }

  /** How a range begins, if it is more than one number: {@code 5 to }. */
  private static String from(IntSummaryStatistics range) {
    return range.getMin() == range.getMax() ? "" : Formats.count(range.getMin()) + " to ";
  }

  private static List<Drop> inOrder(List<Drop> drops) {
    return drops.stream()
        .sorted(
            Comparator.comparing(Drop::fails)
                .reversed()
                .thenComparing(drop -> Drop.of(drop.change), (a, b) -> b.compareTo(a)))
        .toList();
  }

  private static Optional<String> tested(List<Drop> drops) {
    List<String> texts = drops.stream().map(Drop::tested).filter(text -> !text.isEmpty()).toList();
    return texts.isEmpty() ? Optional.empty() : Optional.of(RuleWording.list(texts));
  }

  private boolean isWithin(Change change) {
    return Drop.of(change).compareTo(limit) <= 0;
  }

  /** Without a test. */
  private Drop plain(Change change) {
    return new Drop(change, BurdenOfProof.ofDrop(isWithin(change), true, true), "");
  }

  /** Whether a part is shown to be worse. */
  private Drop tested(PartTest test) {
    Change change = test.part();
    boolean isWithin = isWithin(change);
    boolean isOff = beyond(change) > change.images(); // a limit that every model meets
    Outcome outcome = BurdenOfProof.ofDrop(isWithin, test.isSignificant(), isOff || test.canFail());
    boolean fails = outcome == Outcome.FAILED;
    String text =
        Formats.format(
            "%s %,d lost, %,d gained, p = %s %s %s%s",
            change.name(),
            change.lost(),
            change.gained(),
            test.adjustedText(),
            fails ? "≤" : ">",
            Numbers.plain(proof.level()),
            fails ? "" : ": not significant");
    return new Drop(change, outcome, isWithin ? "" : text);
  }

  /** Whether a part, of so many, is shown to be within the limit. */
  private Drop bounded(Change part, int parts) {
    DropBounds bounds = DropBounds.ofClasses(part.pairs(), proof, parts);
    Outcome outcome = BurdenOfProof.ofDrop(bounds, limit.doubleValue());
    String text = outcome == Outcome.PASSED ? "" : part.name() + " " + bounds.points();
    return new Drop(part, outcome, text);
  }

  /** What would have failed: {@code a class fails with 5 to 8 images fewer}. */
  private Optional<String> fewest(List<PartTest> tests, Unit unit) {
    IntSummaryStatistics fewest = tests.stream().flatMapToInt(this::fewest).summaryStatistics();
    return fewest.getCount() == 0
        ? Optional.empty()
        : Optional.of(
            "a %s fails with %s%s fewer"
                .formatted(share.part(), from(fewest), unit.count(fewest.getMax())));
  }

  private IntStream fewest(PartTest test) {
    Change change = test.part();
    return test.fewest()
        .map(count -> Math.max(count, beyond(change)))
        .filter(count -> count <= change.before());
  }

  /** The fewest images of which the loss is beyond the limit. */
  private int beyond(Change change) {
    return limit.multiply(BigDecimal.valueOf(change.images())).intValue() + 1;
  }

  @Override
  public boolean needsReason(Evidence evidence) {
    return !proof.is(Word.FIGURE) // it fails as nn:baseline does
        && new MaxPartDrop(share, limit, BurdenOfProof.FIGURE)
            .check(evidence).stream().anyMatch(RuleResult::failed);
  }
}
