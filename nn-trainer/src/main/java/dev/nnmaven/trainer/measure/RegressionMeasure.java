package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Root mean squared error, in the target's unit. */
record RegressionMeasure(RegressionTask task, Unit unit) implements Measure<RegressionMetrics> {

  /** All but R², which comes last and may be unknown. */
  private static final int FIGURES = 5;

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
  public String toText(RegressionMetrics metrics) {
    DoubleStream figures =
        DoubleStream.of(
            metrics.loss(),
            metrics.rmse(),
            metrics.mae(),
            metrics.medianError(),
            metrics.error95());
    return DoubleStream.concat(figures, metrics.r2().stream())
        .mapToObj(Double::toHexString)
        .collect(Collectors.joining(" ", metrics.total() + " ", ""));
  }

  @Override
  public RegressionMetrics ofText(String text) {
    String[] parts = text.split(" ", -1);
    int total = Integer.parseInt(parts[0]);
    double[] figures = Stream.of(parts).skip(1).mapToDouble(Double::parseDouble).toArray();
    if (total < 1 || figures.length < FIGURES || figures.length > FIGURES + 1) {
      throw new IllegalArgumentException("expected figures of an epoch");
    }
    OptionalDouble r2 = DoubleStream.of(figures).skip(FIGURES).findFirst();
    return new RegressionMetrics(
        total, figures[0], figures[1], figures[2], r2, figures[3], figures[4]);
  }
}
