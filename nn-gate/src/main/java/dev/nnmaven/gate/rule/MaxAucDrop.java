package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.BurdenOfProof.Word;
import dev.nnmaven.gate.statistics.Studentized;
import dev.nnmaven.trainer.text.Formats;
import java.math.BigDecimal;

/**
 * Rule: how far the area under the ROC curve may be below the baseline's, on the same examples: the
 * paired test of DeLong, DeLong and Clarke-Pearson (1988). A file of a baseline has no
 * probabilities, so the baseline must be a released model.
 */
record MaxAucDrop(BigDecimal limit, BurdenOfProof proof) implements DropRule {

  static final String NAME = "maxAucDrop";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String required() {
    return RuleWording.pointsBelow(limit, "the baseline's", proof);
  }

  @Override
  public RuleResult check(Comparison comparison, Evidence evidence) {
    return comparison
        .areaDrop()
        .filter(drop -> !Double.isNaN(drop.value()))
        .map(drop -> result(drop, comparison, evidence))
        .orElseGet(
            () ->
                notChecked(
                    "the baseline's file has no probabilities (compare with a released model,"
                        + " nn.baseline), or all examples are of one class"));
  }

  private RuleResult result(Studentized drop, Comparison comparison, Evidence evidence) {
    double confidence = proof.confidence().doubleValue();
    DropBounds bounds =
        comparison.areAnswersEqual()
            ? DropBounds.NONE
            : DropBounds.of(drop, confidence, confidence, "different " + evidence.unit().many());
    double margin = limit.doubleValue();
    return new RuleResult(
        NAME,
        proof.ofDrop(drop.value() <= margin, bounds, margin, 0),
        required(),
        Formats.format("%.2f points lower", 100 * drop.value()),
        proof.is(Word.FIGURE) ? "" : "%s %s".formatted(proof.text(), bounds.points()));
  }
}
