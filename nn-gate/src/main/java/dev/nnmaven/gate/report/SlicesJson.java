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
    SliceFindings found = evidence.slices();
    return found.looked() == 0 && found.asked().isEmpty()
        ? null
        : new SlicesJson(
            found.looked(), all(found.asked(), evidence), all(found.worst(), evidence));
  }

  private static List<One> all(List<SliceFigures> slices, Evidence evidence) {
    return slices.stream()
        .filter(one -> Double.isFinite(one.high())) // JSON cannot express what overflows
        .map(
            one ->
                new One(
                    one.slice().name(),
                    one.slice().size(),
                    one.value(),
                    one.low(),
                    one.high(),
                    one.note(),
                    evidence.intervals().map(found -> found.of(one.slice())).orElse(null)))
        .toList();
  }
}
