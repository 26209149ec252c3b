package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Tally;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Root mean squared error, in the target's unit. */
public record RegressionMeasure(RegressionTask task, Unit unit)
    implements Measure<RegressionMetrics> {

  /** All but R², which comes last and may be unknown. */
  private static final int FIGURES = 5;

  /** R² on training examples below which a network has not learned them. */
  private static final double LOW_R2 = 0.5;

  @Override
  public Score score() {
    return Score.RMSE;
  }

  @Override
  public Optional<String> caption() {
    return Optional.of("  training, test: RMSE of " + shownTarget());
  }

  @Override
  public String text(RegressionMetrics metrics) {
    return Formats.error(metrics.rmse());
  }

  @Override
  public String longText(RegressionMetrics metrics) {
    return "%s (%s)".formatted(Formats.error(metrics.rmse()), unit.count(metrics.total()));
  }

  @Override
  public String sureText(RegressionMetrics metrics) {
    return "%s (%s%s)"
        .formatted(Formats.error(metrics.rmse()), r2(metrics), unit.count(metrics.total()));
  }

  @Override
  public RegressionFigures figures(RegressionMetrics metrics) {
    return RegressionFigures.of(metrics);
  }

  @Override
  public Optional<String> target() {
    return Optional.of(task.target());
  }

  /** The errors, and their totals. */
  @Override
  public List<String> lines(RegressionMetrics heldOut, Optional<int[]> training) {
    return List.of(
        "test RMSE %s, %s%s"
            .formatted(
                Formats.error(heldOut.rmse()),
                r2(heldOut),
                Double.isNaN(heldOut.loss()) ? "" : "loss " + Formats.loss(heldOut.loss()))
            .replaceFirst(", $", ""),
        "  errors of %s on %s: MAE %s, half of them below %s, 95%% below %s"
            .formatted(
                shownTarget(),
                Formats.count(heldOut.total(), "test " + unit.one()),
                Formats.error(heldOut.mae()),
                Formats.error(heldOut.medianError()),
                Formats.error(heldOut.error95())));
  }

  private String shownTarget() {
    return SafeText.text(task.target());
  }

  @Override
  public String fact(RegressionMetrics heldOut) {
    return "errors       RMSE %s, MAE %s on %s"
        .formatted(
            Formats.error(heldOut.rmse()),
            Formats.error(heldOut.mae()),
            Formats.count(heldOut.total(), "row"));
  }

  @Override
  public String examplesAdvice() {
    return "; look at the rows with the largest errors, which the report lists; add training rows"
        + " like these, or columns that explain them";
  }

  @Override
  public Tally<RegressionPredictions> tally(IntToDoubleFunction numbers) {
    return RegressionPredictions.tally(task, numbers);
  }

  private static String r2(RegressionMetrics metrics) {
    return metrics.r2().isPresent()
        ? "R² %s, ".formatted(Formats.r2(metrics.r2().getAsDouble()))
        : "";
  }

  /** Always saying the mean would be as good. */
  @Override
  public Optional<String> nothingLearned(RegressionMetrics heldOut) {
    if (heldOut.r2().isEmpty() || heldOut.r2().getAsDouble() > 0) {
      return Optional.empty();
    }
    return Optional.of(
        "Nothing was learned that helps on test %s: predicting the mean of %s would be no worse (R² %s)."
            .formatted(unit.many(), shownTarget(), Formats.r2(heldOut.r2().getAsDouble())));
  }

  /** Of errors with a normal distribution, the RMSE is half of what 95% of them are below. */
  @Override
  public Optional<String> otherTarget(RegressionMetrics heldOut) {
    return heldOut.rmse() <= heldOut.error95()
        ? Optional.empty()
        : Optional.of(
            "a few %s decide the RMSE, since 95%% of the errors are below %s; if %s grows by factors, as prices and sizes do, predict its logarithm, in a column of its own"
                .formatted(unit.many(), Formats.error(heldOut.error95()), shownTarget()));
  }

  @Override
  public Optional<String> low(RegressionMetrics training) {
    return training.r2().stream()
        .filter(r2 -> r2 < LOW_R2)
        .mapToObj(r2 -> "R² on training %s is only %s".formatted(unit.many(), Formats.r2(r2)))
        .findFirst();
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
