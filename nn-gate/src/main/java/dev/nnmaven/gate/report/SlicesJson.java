package dev.nnmaven.gate.report;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.SliceFigures;
import dev.nnmaven.gate.evidence.SliceFindings;
import dev.nnmaven.trainer.measure.IntervalFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good a model is on slices of the test examples, in {@code evaluation.json};
 * docs/evaluation.schema.json describes it.
 */
record SlicesJson(int looked, List<One> asked, List<One> worst) {

  /** Throws if a file lacks a part. */
  public SlicesJson {
    asked = List.copyOf(asked);
    worst = List.copyOf(worst);
  }

  /** A slice. */
  public record One(
      String name,
      int examples,
      double value,
      double low,
      double high,
      String note,
      @Nullable IntervalFigures intervals) {}

  static @Nullable SlicesJson of(Evidence evidence) {
    SliceFindings findings = evidence.slices();
    return findings.looked() == 0 && findings.asked().isEmpty()
        ? null
        : new SlicesJson(
            findings.looked(), all(findings.asked(), evidence), all(findings.worst(), evidence));
  }

  private static List<One> all(List<SliceFigures> slices, Evidence evidence) {
    return slices.stream()
        .filter(figures -> Double.isFinite(figures.high())) // JSON cannot express what overflows
        .map(
            figures ->
                new One(
                    figures.slice().name(),
                    figures.slice().size(),
                    figures.value(),
                    figures.low(),
                    figures.high(),
                    figures.note(),
                    evidence
                        .intervals()
                        .map(findings -> findings.of(figures.slice()))
                        .orElse(null)))
        .toList();
  }
}
