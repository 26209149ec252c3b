package dev.nnmaven.plugin.gate;

import dev.nnmaven.plugin.baseline.ClassChange;
import dev.nnmaven.plugin.baseline.Comparison;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * How much less of any one class than the baseline a model may recognize.
 *
 * @param limit the share of the class's images that may be lost
 */
record MaxClassRecallDrop(BigDecimal limit) implements Rule {

  private static final String NAME = "maxClassRecallDrop";

  @Override
  public List<RuleResult> check(Findings findings) {
    String required = Limits.pointsBelow(limit, "the baseline in each class");
    return List.of(
        findings
            .comparison()
            .map(comparison -> check(comparison, required))
            .orElseGet(() -> RuleResult.notChecked(NAME, required, findings.baseline().whyNone())));
  }

  private RuleResult check(Comparison comparison, String required) {
    List<ClassChange> largestDropFirst =
        comparison.classes().stream()
            .filter(change -> change.images() > 0)
            .sorted(Comparator.comparing(MaxClassRecallDrop::drop, (a, b) -> b.compareTo(a)))
            .toList();
    List<String> beyond =
        largestDropFirst.stream()
            .filter(change -> drop(change).compareTo(limit) > 0)
            .map(MaxClassRecallDrop::text)
            .toList();
    return RuleResult.of(
        NAME,
        beyond.isEmpty(),
        required,
        text(largestDropFirst.get(0)),
        beyond.size() > 1 ? "also: " + Limits.list(beyond.subList(1, beyond.size())) : "");
  }

  private static Ratio drop(ClassChange change) {
    return new Ratio(change.before(), change.images())
        .minus(new Ratio(change.now(), change.images()));
  }

  private static String text(ClassChange change) {
    return "%s %s → %s (%s)"
        .formatted(
            change.name(),
            new Ratio(change.before(), change.images()).percent(),
            new Ratio(change.now(), change.images()).percent(),
            Limits.images(change.change()));
  }
}
