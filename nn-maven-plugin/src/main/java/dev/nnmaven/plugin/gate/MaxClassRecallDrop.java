package dev.nnmaven.plugin.gate;

import dev.nnmaven.plugin.baseline.ClassChange;
import dev.nnmaven.plugin.baseline.Comparison;
import dev.nnmaven.plugin.baseline.Differences;
import dev.nnmaven.plugin.config.Numbers;
import dev.nnmaven.plugin.text.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
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

  private static final String NAME = "maxClassRecallDrop";

  /**
   * Change of one class that has images.
   *
   * @param counts correct images before and now
   * @param drop drop of recall; negative if it rose
   * @param fails whether the drop exceeds the limit and, if tested, is significant
   * @param tested result of the test of a drop beyond the limit; otherwise empty
   */
  private record Change(ClassChange counts, Ratio drop, boolean fails, String tested) {

    String text() {
      return "%s %s → %s (%s)"
          .formatted(
              counts.name(),
              new Ratio(counts.before(), counts.images()).percent(),
              new Ratio(counts.now(), counts.images()).percent(),
              Limits.images(counts.change()));
    }
  }

  @Override
  public List<RuleResult> check(Findings findings) {
    String required =
        Limits.pointsBelow(limit, "the baseline in each class", significance.isPresent());
    return List.of(
        findings
            .comparison()
            .map(comparison -> check(comparison, required))
            .orElseGet(() -> RuleResult.notChecked(NAME, required, findings.baseline().whyNone())));
  }

  private RuleResult check(Comparison comparison, String required) {
    List<Change> changes = changes(comparison);
    List<String> without =
        comparison.classes().stream()
            .filter(one -> one.images() == 0)
            .map(ClassChange::name)
            .toList();
    List<String> failing =
        changes.stream().filter(Change::fails).skip(1).map(Change::text).toList();
    List<String> tested =
        changes.stream().map(Change::tested).filter(text -> !text.isEmpty()).toList();
    return RuleResult.ofClasses(
        NAME,
        changes.stream().noneMatch(Change::fails),
        required,
        changes.get(0).text(),
        List.of(
            failing.isEmpty() ? "" : "also: " + Limits.list(failing),
            tested.isEmpty() ? "" : tested(tested, changes.size())),
        without);
  }

  private static String tested(List<String> tested, int classes) {
    return Texts.format(
        "%s (exact McNemar, adjusted for %,d class%s by Benjamini-Hochberg)",
        Limits.list(tested), classes, classes == 1 ? "" : "es");
  }

  /** Changes per class: failures first, then by decreasing drop. */
  private List<Change> changes(Comparison comparison) {
    List<Integer> classes =
        IntStream.range(0, comparison.classes().size())
            .filter(c -> comparison.classes().get(c).images() > 0)
            .boxed()
            .toList();
    // All classes, whatever their recall: leaving out tests because of their result would bias the
    // correction.
    Optional<BenjaminiHochberg> tests =
        significance.map(
            level ->
                new BenjaminiHochberg(
                    classes.stream().map(c -> pValue(comparison.differences().get(c))).toList()));
    List<Change> changes = new ArrayList<>();
    for (int test = 0; test < classes.size(); test++) {
      int c = classes.get(test);
      changes.add(
          change(comparison.classes().get(c), comparison.differences().get(c), tests, test));
    }
    changes.sort(
        Comparator.comparing(Change::fails)
            .reversed()
            .thenComparing(Change::drop, (a, b) -> b.compareTo(a)));
    return changes;
  }

  private static BigDecimal pValue(Differences differences) {
    return new McNemar(differences.lost(), differences.gained()).pValue();
  }

  private Change change(
      ClassChange counts, Differences differences, Optional<BenjaminiHochberg> tests, int test) {
    Ratio drop =
        new Ratio(counts.before(), counts.images()).minus(new Ratio(counts.now(), counts.images()));
    boolean beyond = drop.compareTo(limit) > 0;
    if (!beyond || tests.isEmpty()) {
      return new Change(counts, drop, beyond, "");
    }
    boolean fails = tests.get().isSignificant(test, significance.get());
    String tested =
        Texts.format(
            "%s %,d lost, %,d gained, p = %s %s %s",
            counts.name(),
            differences.lost(),
            differences.gained(),
            tests.get().adjustedText(test),
            fails ? "≤" : ">",
            Numbers.plain(significance.get()));
    return new Change(counts, drop, fails, tested + (fails ? "" : ": chance explains the drop"));
  }
}
