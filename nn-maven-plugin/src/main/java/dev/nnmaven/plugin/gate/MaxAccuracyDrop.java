package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.plugin.baseline.Baseline;
import dev.nnmaven.plugin.baseline.Comparison;
import dev.nnmaven.plugin.config.Numbers;
import dev.nnmaven.plugin.text.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Rule: maximum drop of accuracy below the baseline.
 *
 * @param limit maximum drop as a share of images
 * @param significance level of the test for larger drops; empty if every drop counts
 * @param isConfigured whether it is configured explicitly; otherwise it applies only if there is a
 *     baseline
 */
record MaxAccuracyDrop(BigDecimal limit, Optional<BigDecimal> significance, boolean isConfigured)
    implements Rule {

  private static final String NAME = "maxAccuracyDrop";

  @Override
  public List<RuleResult> check(Findings findings) {
    if (findings.comparison().isPresent()) {
      return List.of(check(findings.comparison().get()));
    }
    return isConfigured
        ? List.of(
            RuleResult.notChecked(NAME, required("the baseline"), findings.baseline().whyNone()))
        : List.of();
  }

  private RuleResult check(Comparison comparison) {
    Baseline before = comparison.before();
    ClassificationMetrics now = comparison.now();
    Ratio earlier = new Ratio(before.correct(), before.images());
    Ratio later = new Ratio(now.correct(), now.total());
    boolean within = earlier.minus(later).compareTo(limit) <= 0;
    McNemar test = new McNemar(comparison.lost(), comparison.gained());
    boolean excused =
        !within && significance.isPresent() && !test.isSignificant(significance.get());
    return RuleResult.of(
        NAME,
        within || excused,
        required("the baseline's " + earlier.percent()),
        "%s (%s)".formatted(later.percent(), Limits.images(now.correct() - before.correct())),
        explanation(comparison, test));
  }

  private String required(String what) {
    return Limits.pointsBelow(limit, what, significance.isPresent());
  }

  private String explanation(Comparison comparison, McNemar test) {
    if (significance.isEmpty() || comparison.change() >= 0) {
      return Texts.format("%,d lost and %,d gained", comparison.lost(), comparison.gained());
    }
    boolean significant = test.isSignificant(significance.get());
    return Texts.format(
        "%,d lost, %,d gained, exact McNemar p = %s %s %s: %s",
        comparison.lost(),
        comparison.gained(),
        test.pValueText(),
        significant ? "≤" : ">",
        Numbers.plain(significance.get()),
        significant ? "more than chance" : "chance explains the drop");
  }
}
