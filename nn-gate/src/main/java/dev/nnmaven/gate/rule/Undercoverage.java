package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.IntervalFindings;
import dev.nnmaven.gate.rule.BurdenOfProof.Word;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Warns if intervals, or sets of classes, contain the actual value significantly less often than
 * promised.
 */
public final class Undercoverage {

  /** Nobody asked for this test, so that it must seldom be wrong. */
  private static final BurdenOfProof SURE =
      new BurdenOfProof(Word.WORSE, new BigDecimal("0.99"), true);

  private Undercoverage() {}

  /** A warning, with what to do; empty if there is nothing to warn of. */
  public static Optional<String> warning(Evidence evidence) {
    return evidence.intervals().flatMap(findings -> warning(findings, evidence));
  }

  private static Optional<String> warning(IntervalFindings findings, Evidence evidence) {
    return Stream.ofNullable(findings.promised())
        .map(promised -> new FigureRule(Metric.INTERVAL_COVERAGE, promised, SURE))
        .flatMap(rule -> rule.check(evidence).stream())
        .filter(RuleResult::failed)
        .map(
            failed ->
                "%s hold %s of the test %s, %s: %s"
                    .formatted(
                        findings.figures().title(),
                        failed.actual(),
                        evidence.unit().many(),
                        failed.explanation(),
                        Advice.covering(evidence)))
        .findFirst();
  }
}
