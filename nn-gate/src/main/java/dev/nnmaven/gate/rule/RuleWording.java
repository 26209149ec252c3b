package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.Pairs;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.SliceFigures;
import dev.nnmaven.gate.rule.BurdenOfProof.Word;
import dev.nnmaven.gate.statistics.Bounds;
import dev.nnmaven.gate.statistics.PairedTest;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoubleFunction;

/** Phrases shared by several rules. */
final class RuleWording {

  /** Maximum number of names in a list. */
  private static final int MOST_NAMES = 5;

  private static final int FEWEST_CHANGES = 10;

  /** After a semicolon: what a test could have found is nothing. */
  static final String OUT_OF_REACH =
      "; there are too few to tell: no drop at all would have been significant";

  private RuleWording() {}

  /**
   * Phrase such as {@code no lower than ...} or {@code at most 0.5 points below ...}.
   *
   * @param proof what must be shown: a model that passes by a test alone did not meet the limit,
   *     and must not read as if it had
   */
  static String pointsBelow(BigDecimal limit, String what, BurdenOfProof proof) {
    if (limit.signum() == 0) {
      return (proof.is(Word.WORSE) ? "not significantly lower than " : "no lower than ") + what;
    }
    return proof.required(
        "at most %s below %s".formatted(points(limit), what), "no significant drop");
  }

  /** Percentage points: {@code 0.5 points}. */
  static String points(double share) {
    return Formats.format("%.2f points", 100 * share);
  }

  /**
   * What the test examples can show, and how many it takes to show the margin; empty without one,
   * or if too few changed to say how many do.
   *
   * @param change what it is: a drop
   * @param where of which part, after a space; empty if of all
   */
  static String power(
      String change,
      Pairs pairs,
      double margin,
      DoubleFunction<String> words,
      String where,
      Unit unit) {
    return pairs.lost() + pairs.gained() < FEWEST_CHANGES || margin == 0
        ? ""
        : "80%% power for a %s of %s%s, for %s with %s"
            .formatted(
                change,
                words.apply(pairs.detectable()),
                where,
                words.apply(margin),
                unit.count(pairs.sizeFor(margin)));
  }

  static String points(BigDecimal share) {
    String number = Numbers.plain(share.movePointRight(2));
    return number + (number.equals("1") ? " point" : " points");
  }

  /**
   * A figure as reports round it, unless that would contradict whether the limit holds.
   *
   * @param isMinimum whether the figure has to be at least the limit, and not at most
   * @param rounded as in other reports; may have commas between thousands
   */
  static String figure(
      double found, double limit, boolean isMinimum, boolean holds, String rounded) {
    double read = Double.parseDouble(rounded.replace(",", "").replace('−', '-'));
    boolean readsAsMet = isMinimum ? read >= limit : read <= limit;
    return readsAsMet == holds ? rounded : Formats.grouped(FloatText.of(found));
  }

  /** What a test of two models found: {@code exact McNemar p = 0.0101 ≤ 0.05: significant}. */
  static String tested(Comparison comparison, BigDecimal level) {
    PairedTest test = comparison.pairs().test();
    boolean significant = test.isSignificant(level);
    return "%s p = %s %s %s: %s"
        .formatted(
            comparison.testName(),
            test.text(),
            significant ? "≤" : ">",
            Numbers.plain(level),
            significant ? "significant" : "not significant");
  }

  /** Change in examples: {@code 14 images fewer}. */
  static String change(int change, Unit unit) {
    return change == 0
        ? "as many " + unit.many()
        : unit.count(Math.abs(change)) + (change < 0 ? " fewer" : " more");
  }

  /** Why a figure has no bound. */
  static String noBound(Bounds bounds, Evidence evidence) {
    boolean isGrouped = evidence.findings().units().areGroups();
    return "no bound: "
        + bounds.whyNot(isGrouped ? "groups" : "different " + evidence.unit().many());
  }

  /** Why there is no figure for some slices. */
  static String tooFew(List<String> slices, Unit unit) {
    return "too few test %s in %s: fewer than %s"
        .formatted(unit.many(), list(slices), SliceFigures.FEWEST);
  }

  /** Why nothing is known of what a model was trained on. */
  static String noTraining(Unit unit) {
    return "the training %s are not available".formatted(unit.many());
  }

  /** Why there is no figure for some classes: {@code no test images of A, B}. */
  static String none(List<String> classes, Unit unit) {
    return "no test %s of %s".formatted(unit.many(), list(classes));
  }

  /** Joins the first names, followed by how many more there are. */
  static String list(List<String> names) {
    return Formats.list(names.stream().map(SafeText::text).toList(), MOST_NAMES);
  }
}
