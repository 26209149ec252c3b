package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.evaluation.RegressionPredictions;
import java.util.function.ToDoubleFunction;

/**
 * Figures of a regression, each of how many times every example counts, [N]: once each, or as often
 * as a bootstrap drew it.
 */
public final class NumberFigures {

  private final RegressionPredictions predictions;

  public NumberFigures(RegressionPredictions predictions) {
    this.predictions = predictions;
  }

  private double error(int example) {
    return predictions.predicted()[example] - predictions.actual()[example];
  }

  private ToDoubleFunction<int[]> squaredError() {
    return ClassFigures.mean(i -> error(i) * error(i));
  }

  /** Root mean squared error. */
  public ToDoubleFunction<int[]> rmse() {
    return times -> Math.sqrt(squaredError().applyAsDouble(times));
  }

  /** Mean absolute error. */
  public ToDoubleFunction<int[]> mae() {
    return ClassFigures.mean(i -> Math.abs(error(i)));
  }

  /** How far predictions are off on average, in either direction: |Σ (predicted − actual)| / n. */
  public ToDoubleFunction<int[]> bias() {
    return times -> Math.abs(ClassFigures.mean(this::error).applyAsDouble(times));
  }

  public ToDoubleFunction<int[]> loss() {
    return ClassFigures.mean(i -> predictions.losses()[i]);
  }

  /** Coefficient of determination; NaN if all actual numbers are the same. */
  public ToDoubleFunction<int[]> r2() {
    return times -> 1 - squaredError().applyAsDouble(times) / spread(times);
  }

  /** By what share the RMSE is below that of always saying the mean; NaN as R². */
  public ToDoubleFunction<int[]> gain() {
    return times -> 1 - Math.sqrt(squaredError().applyAsDouble(times) / spread(times));
  }

  /** RMSE of always saying the mean of the examples, each of which counts once. */
  public double chance() {
    return Math.sqrt(variance(ClassFigures.once(predictions.size())));
  }

  /** Variance of numbers that are not all the same; else NaN. */
  private double spread(int[] times) {
    double variance = variance(times);
    return variance == 0 ? Double.NaN : variance;
  }

  private double variance(int[] times) {
    double mean = ClassFigures.mean(i -> predictions.actual()[i]).applyAsDouble(times);
    double squares = 0;
    long count = 0;
    for (int i = 0; i < times.length; i++) {
      double off = predictions.actual()[i] - mean;
      squares += times[i] * off * off;
      count += times[i];
    }
    return squares / count;
  }
}
