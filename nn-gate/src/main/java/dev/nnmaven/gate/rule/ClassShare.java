package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.statistics.Proportion;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.trainer.measure.ClassFigures;
import dev.nnmaven.trainer.measure.ClassFigures.Counts;
import dev.nnmaven.trainer.text.Ratio;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Figures of one class that a rule can limit, as fractions of counts. */
enum ClassShare {
  RECALL("minClassRecall", counts -> new Ratio(counts.right(), counts.actual())),
  PRECISION(
      "minClassPrecision", counts -> new Ratio(counts.right(), Math.max(1, counts.predicted()))),
  F1("minClassF1", counts -> new Ratio(2 * counts.right(), counts.actual() + counts.predicted()));

  private final String rule;
  private final Function<Counts, Ratio> share;

  ClassShare(String rule, Function<Counts, Ratio> share) {
    this.rule = rule;
    this.share = share;
  }

  String rule() {
    return rule;
  }

  /** Counts of a class. */
  static Counts counts(ConfusionMatrix confusion, int c) {
    return new Counts(confusion.count(c, c), confusion.actual(c), confusion.predicted(c));
  }

  /** Whether there is such a figure: precision is 0 of a class that is never predicted. */
  boolean isOf(Counts counts) {
    return counts.actual() > 0 || (this != RECALL && counts.predicted() > 0);
  }

  Ratio of(Counts counts) {
    return share.apply(counts);
  }

  /** Lower confidence bound. */
  double lower(Counts counts, int c, Confidence confidence, Evidence evidence) {
    int[] groups = evidence.findings().groups();
    if (groups.length > 0) {
      ToDoubleFunction<Counts> drawn =
          some -> isOf(some) ? (double) of(some).part() / of(some).whole() : Double.NaN;
      return confidence
          .bound(
              true,
              groups.length,
              groups,
              new ClassFigures(evidence.ofClasses().answers()).ofClass(c, drawn))
          .orElse(0);
    }
    if (this == F1) {
      // F1 = 2 J / (1 + J) of J = right / (actual or predicted), which is a proportion.
      int either = (int) (counts.actual() + counts.predicted() - counts.right());
      double jaccard = confidence.lower(new Proportion((int) counts.right(), either));
      return 2 * jaccard / (1 + jaccard);
    }
    Ratio found = of(counts);
    return confidence.lower(new Proportion((int) found.part(), (int) found.whole()));
  }
}
