package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.util.Optional;
import java.util.OptionalDouble;

/** Root mean squared error, in the target's unit. */
record RegressionMeasure(RegressionTask task, Unit unit) implements Measure<RegressionMetrics> {

  /** Number of samples, and of 32 bits: rmse, mae, R², median and 95% of errors; 2 for each. */
  private static final int INTEGERS = 1 + 2 * 5;

  @Override
  public String score() {
    return "RMSE";
  }

  @Override
  public Optional<String> caption() {
    return Optional.of("  training, held-out: RMSE of " + Shown.text(task.target()));
  }

  @Override
  public String text(RegressionMetrics metrics) {
    return Texts.error(metrics.rmse());
  }

  @Override
  public String longText(RegressionMetrics metrics) {
    return "%s (%s)".formatted(Texts.error(metrics.rmse()), unit.count(metrics.total()));
  }

  @Override
  public double error(Monitor monitor, RegressionMetrics metrics) {
    return monitor == Monitor.LOSS ? metrics.loss() : error(metrics);
  }

  @Override
  public double error(RegressionMetrics metrics) {
    return metrics.rmse();
  }

  @Override
  public int samples(RegressionMetrics metrics) {
    return metrics.total();
  }

  @Override
  public int[] toIntegers(RegressionMetrics metrics) {
    double[] figures = {
      metrics.rmse(),
      metrics.mae(),
      metrics.r2().orElse(Double.NaN),
      metrics.medianError(),
      metrics.error95()
    };
    int[] integers = new int[INTEGERS];
    integers[0] = metrics.total();
    for (int i = 0; i < figures.length; i++) {
      long bits = Double.doubleToLongBits(figures[i]);
      integers[1 + 2 * i] = (int) (bits >>> Integer.SIZE);
      integers[2 + 2 * i] = (int) bits;
    }
    return integers;
  }

  @Override
  public long mostIntegers(int samples) {
    return INTEGERS;
  }

  @Override
  public RegressionMetrics ofIntegers(double loss, int[] integers) {
    if (integers.length != INTEGERS || integers[0] < 1) {
      throw new IllegalArgumentException("there are no samples");
    }
    double[] figures = new double[(INTEGERS - 1) / 2];
    for (int i = 0; i < figures.length; i++) {
      long high = integers[1 + 2 * i];
      figures[i] =
          Double.longBitsToDouble(
              high << Integer.SIZE | Integer.toUnsignedLong(integers[2 + 2 * i]));
    }
    return new RegressionMetrics(
        integers[0],
        loss,
        figures[0],
        figures[1],
        Double.isNaN(figures[2]) ? OptionalDouble.empty() : OptionalDouble.of(figures[2]),
        figures[3],
        figures[4]);
  }
}
