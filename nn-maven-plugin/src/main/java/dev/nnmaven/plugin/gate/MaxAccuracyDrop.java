package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.evaluation.Evaluation;
import dev.nnmaven.plugin.baseline.Baseline;
import dev.nnmaven.plugin.baseline.Comparison;
import dev.nnmaven.plugin.config.Numbers;
import dev.nnmaven.plugin.text.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How much less accurate than the baseline a model may be.
 *
 * @param limit the share of images that may be lost
 * @param significance how unlikely a drop must be, were it chance alone, to count as one; empty if
 *     each counts
 * @param isConfigured whether somebody asked for it; where not, it needs a baseline to be there
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
    Evaluation now = comparison.now();
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
