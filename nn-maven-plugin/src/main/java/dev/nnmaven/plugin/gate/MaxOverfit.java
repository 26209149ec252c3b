package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.task.ClassificationMetrics;
import java.math.BigDecimal;
import java.util.List;

/**
 * Rule: maximum difference of training and held-out accuracy.
 *
 * @param limit maximum difference as a share
 */
record MaxOverfit(BigDecimal limit) implements Rule {

  private static final String NAME = "maxOverfit";

  @Override
  public List<RuleResult> check(Findings findings) {
    String required = "at most %s above held-out".formatted(Limits.points(limit));
    if (findings.training().isEmpty()) {
      return List.of(RuleResult.notChecked(NAME, required, "the training images are not at hand"));
    }
    ClassificationMetrics training = findings.training().get();
    Ratio learned = new Ratio(training.correct(), training.total());
    Ratio heldOut = new Ratio(findings.evaluation().correct(), findings.evaluation().total());
    Ratio overfit = learned.minus(heldOut);
    return List.of(
        RuleResult.of(
            NAME,
            overfit.compareTo(limit) <= 0,
            required,
            overfit.percentUp().replace("%", " points"),
            "training %s, held-out %s".formatted(learned.percent(), heldOut.percent())));
  }
}
