package dev.nnmaven.gate.report;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.Pairs;
import dev.nnmaven.gate.baseline.SharedExamples;
import dev.nnmaven.trainer.measure.Figures;
import dev.nnmaven.trainer.measure.RegressionFigures;
import dev.nnmaven.trainer.text.Formats;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The baseline of a regression in {@code evaluation.json}, on the same rows; errors are in the
 * target's unit. docs/evaluation.schema.json describes it.
 *
 * @param groups null, and so omitted, if each row is on its own
 * @param reason null, and so omitted, if not given
 * @param compared the new model on the same rows; null, and so omitted, if these are all its test
 *     rows
 */
public record ErrorBaselineFigures(
    String producer,
    String modelSha256,
    int rows,
    double rmse,
    double mae,
    int worse,
    int better,
    double pValue,
    @Nullable Integer groups,
    @Nullable String reason,
    @Nullable Compared compared)
    implements Accepted {

  /** Throws if a file lacks a part. */
  public ErrorBaselineFigures {
    Objects.requireNonNull(producer);
    Objects.requireNonNull(modelSha256);
    if (rows < 1) {
      throw new IllegalArgumentException("a baseline of no rows");
    }
  }

  /**
   * The new model on the rows that the baseline was judged on, too.
   *
   * @param leftOut as {@link BaselineFigures.Compared#leftOut}
   * @param gone as {@link BaselineFigures.Compared#gone}
   */
  public record Compared(int leftOut, @Nullable Integer gone, double rmse, double mae) {}

  static ErrorBaselineFigures of(Comparison comparison) {
    Baseline before = comparison.before();
    SharedExamples shared = comparison.shared();
    Pairs pairs = comparison.pairs();
    return new ErrorBaselineFigures(
        before.producer(),
        before.modelSha256(),
        before.size(),
        before.entries().rmse(),
        before.entries().mae(),
        pairs.worse(),
        pairs.better(),
        pairs.test().pValue().doubleValue(),
        pairs.groups() == 0 && pairs.units() == before.size()
            ? null
            : Integer.valueOf(pairs.units()),
        before.reason().orElse(null),
        shared.areAll()
            ? null
            : new Compared(
                shared.leftOut(), shared.gone(), comparison.now().rmse(), comparison.now().mae()));
  }

  @Override
  public String changeText(Figures now) {
    double after = compared == null ? ((RegressionFigures) now).mae() : compared.mae();
    if (after == mae) {
      return "no change";
    }
    return mae == 0
        ? "MAE +" + Formats.error(after)
        : Formats.format("MAE %+.1f%%", 100 * (after - mae) / mae);
  }
}
