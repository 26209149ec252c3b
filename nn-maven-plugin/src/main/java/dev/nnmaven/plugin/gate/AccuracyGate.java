package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.evaluation.Evaluation;
import java.math.BigDecimal;

/**
 * The accuracy that a model must have.
 *
 * @param minimum a share from 0 to 1, exactly as configured: it is compared as a decimal, since
 *     binary numbers cannot hold 0.95
 */
public record AccuracyGate(BigDecimal minimum) {

  /** Whether correct / total reaches the minimum, computed without rounding. */
  public boolean isMet(Evaluation evaluation) {
    BigDecimal needed = minimum.multiply(BigDecimal.valueOf(evaluation.total()));
    return BigDecimal.valueOf(evaluation.correct()).compareTo(needed) >= 0;
  }

  /** Whether the minimum lies within what chance alone explains, at 95% confidence. */
  public boolean isWithinChance(Evaluation evaluation) {
    return minimum.doubleValue() <= evaluation.interval().high();
  }

  /** The same as the result of a rule. */
  public RuleResult check(Evaluation evaluation) {
    return new RuleResult(
        "minAccuracy",
        isMet(evaluation) ? RuleResult.Outcome.PASSED : RuleResult.Outcome.FAILED,
        "at least " + minimum,
        evaluation.correct() + " of " + evaluation.total(),
        "");
  }
}
