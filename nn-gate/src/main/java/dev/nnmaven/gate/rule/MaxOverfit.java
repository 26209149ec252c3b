package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Ratio;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Rule: maximum difference of training and test accuracy, as a share. */
record MaxOverfit(BigDecimal limit) implements Rule {

  static final String NAME = "maxOverfit";

  static Rule of(String text) {
    return new MaxOverfit(Numbers.share(text));
  }

  @Override
  public Optional<TaskRule> task() {
    return Optional.of(new TaskRule(NAME, Score.ACCURACY));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    String required = "at most %s above test data".formatted(RuleWording.points(limit));
    Findings<ClassificationMetrics, Predictions> findings = evidence.ofClasses();
    if (findings.training().isEmpty()) {
      return List.of(
          RuleResult.notChecked(NAME, required, RuleWording.noTraining(evidence.unit())));
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
            overfit.pointsUp(),
            "training %s, test %s".formatted(learned.percent(), heldOut.percent())));
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return Advice.change("against overfitting: " + Advice.againstOverfitting(evidence));
  }
}
