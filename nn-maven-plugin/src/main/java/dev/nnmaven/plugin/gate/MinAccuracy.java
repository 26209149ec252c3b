package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.plugin.config.Numbers;
import java.math.BigDecimal;
import java.util.List;

/**
 * Rule: minimum accuracy.
 *
 * @param minimum share from 0 to 1, exactly as configured: compared as a decimal, since 0.95 has no
 *     exact binary representation
 */
public record MinAccuracy(BigDecimal minimum) implements Rule {

  /** Whether correct / total ≥ minimum, without rounding. */
  public boolean isMet(ClassificationMetrics evaluation) {
    return accuracy(evaluation).compareTo(minimum) >= 0;
  }

  /** Whether the minimum is at most the upper end of the 95% confidence interval. */
  public boolean isWithinChance(ClassificationMetrics evaluation) {
    return minimum.doubleValue() <= evaluation.interval().high();
  }

  @Override
  public List<RuleResult> check(Findings findings) {
    return List.of(check(findings.evaluation()));
  }

  /** Checks the rule. */
  public RuleResult check(ClassificationMetrics evaluation) {
    boolean met = isMet(evaluation);
    return RuleResult.of(
        "minAccuracy",
        met,
        "at least " + Numbers.percent(minimum),
        accuracy(evaluation).percent(),
        !met && isWithinChance(evaluation)
            ? "missed within what chance explains, at 95% confidence"
            : "");
  }

  private static Ratio accuracy(ClassificationMetrics evaluation) {
    return new Ratio(evaluation.correct(), evaluation.total());
  }
}
