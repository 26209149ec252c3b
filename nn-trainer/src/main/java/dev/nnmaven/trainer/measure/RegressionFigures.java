package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a regression in JSON files; all but loss and R² are in the target's unit.
 *
 * @param rmse root mean squared error
 * @param mae mean absolute error
 * @param r2 coefficient of determination; null, and so omitted, if all rows have the same number
 * @param medianError median of the absolute errors
 * @param error95 95% quantile of the absolute errors
 * @param loss mean loss, without weight penalties; null, and so omitted, if there is no model
 */
public record RegressionFigures(
    int rows,
    double rmse,
    double mae,
    @Nullable Double r2,
    double medianError,
    double error95,
    @Nullable Double loss)
    implements Figures {

  public RegressionFigures {
    if (rows < 1) {
      throw new IllegalArgumentException("figures of no rows");
    }
  }

  public static RegressionFigures of(RegressionMetrics metrics) {
    return new RegressionFigures(
        metrics.total(),
        metrics.rmse(),
        metrics.mae(),
        metrics.r2().isPresent() ? metrics.r2().getAsDouble() : null,
        metrics.medianError(),
        metrics.error95(),
        Double.isNaN(metrics.loss()) ? null : metrics.loss());
  }

  @Override
  public Unit examples() {
    return Unit.ROW;
  }

  /** In words: {@code RMSE 312.4, MAE 250.1, R² 0.8712 (69 rows)}. */
  @Override
  public String text() {
    return "RMSE %s, MAE %s, %s(%s)"
        .formatted(
            Formats.error(rmse),
            Formats.error(mae),
            r2 == null ? "" : "R² " + Formats.r2(r2) + " ",
            Formats.count(rows, "row"));
  }

  @Override
  public String namedText() {
    return text();
  }

  @Override
  public String intervalText() {
    return "";
  }

  /** The one figure that compares models of all targets: {@code R² 0.8712}; MAE without it. */
  @Override
  public String shortText() {
    return r2 == null ? "MAE " + Formats.error(mae) : "R² " + Formats.r2(r2);
  }
}
