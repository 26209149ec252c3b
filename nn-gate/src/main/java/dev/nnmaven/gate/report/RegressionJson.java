package dev.nnmaven.gate.report;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.evaluation.RegressionPredictions;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.figures.RegressionFigures;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a regression, in {@code evaluation.json}.
 *
 * @param target name of the number that is predicted
 * @param heldOut figures on the test rows
 * @param training figures on the training rows; null, and so omitted, if these are not available
 * @param baseline the accepted model; null, and so omitted, if there is none
 * @param worst rows with the largest absolute errors, worst first
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

  static @Nullable RegressionJson of(Evidence evidence) {
    return evidence.ofNumbers().map(found -> of(found, evidence)).orElse(null);
  }

  private static RegressionJson of(Findings.OfNumbers found, Evidence evidence) {
    RegressionPredictions predictions = found.predictions();
    Examples rows = evidence.run().examples();
    return new RegressionJson(
        found.target(),
        RegressionFigures.of(found.evaluation()),
        found
            .training()
            .filter(training -> Double.isFinite(training.loss()))
            .map(RegressionFigures::of)
            .orElse(null),
        found.comparison().map(ErrorBaselineFigures::of).orElse(null),
        evidence.worstErrors().stream()
            .map(
                n -> new Mistake(rows.name(n), predictions.actual()[n], predictions.predicted()[n]))
            .toList());
  }
}
