package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.evaluation.Evaluation;
import dev.nnmaven.plugin.config.Numbers;
import java.math.BigDecimal;
import java.util.List;

/**
 * The accuracy that a model must have.
 *
 * @param minimum a share from 0 to 1, exactly as configured: it is compared as a decimal, since
 *     binary numbers cannot hold 0.95
 */
public record MinAccuracy(BigDecimal minimum) implements Rule {

  /** Whether correct / total reaches the minimum, computed without rounding. */
  public boolean isMet(Evaluation evaluation) {
    return accuracy(evaluation).compareTo(minimum) >= 0;
  }

  /** Whether the minimum lies within what chance alone explains, at 95% confidence. */
  public boolean isWithinChance(Evaluation evaluation) {
    return minimum.doubleValue() <= evaluation.interval().high();
  }

  @Override
  public List<RuleResult> check(Findings findings) {
    return List.of(check(findings.evaluation()));
  }

  /** What became of it. */
  public RuleResult check(Evaluation evaluation) {
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

  private static Ratio accuracy(Evaluation evaluation) {
    return new Ratio(evaluation.correct(), evaluation.total());
  }
}
