package dev.nnmaven.gate.report;

import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.measure.RegressionFigures;
import dev.nnmaven.trainer.measure.RegressionPredictions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a regression, in {@code evaluation.json}; docs/evaluation.schema.json describes
 * it.
 *
 * @param training null, and so omitted, if the training rows are not available
 * @param baseline null, and so omitted, if there is none
 */
public record RegressionJson(
    String target,
    RegressionFigures heldOut,
    @Nullable RegressionFigures training,
    @Nullable ErrorBaselineFigures baseline,
    List<Mistake> worst) {

  /** Throws if a file lacks a part. */
  public RegressionJson {
    Objects.requireNonNull(target);
    Objects.requireNonNull(heldOut);
    worst = List.copyOf(worst);
  }

  /**
   * A row and its error.
   *
   * @param row its file and line
   */
  public record Mistake(String row, double actual, double predicted) {}

  static RegressionJson of(
      Findings<RegressionMetrics, RegressionPredictions> findings, Examples rows) {
    RegressionPredictions predictions = findings.answers();
    return new RegressionJson(
        findings.measure().target().orElseThrow(),
        RegressionFigures.of(findings.evaluation()),
        EvaluationJson.finite(findings.training()).map(RegressionFigures::of).orElse(null),
        findings.comparison().map(ErrorBaselineFigures::of).orElse(null),
        findings.worst().stream()
            .map(
                n -> new Mistake(rows.name(n), predictions.actual()[n], predictions.predicted()[n]))
            .toList());
  }
}
