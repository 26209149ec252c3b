package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.evaluation.RegressionPredictions;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Figures of a regression, each of how many times every example counts, [N]: once each, or as often
 * as a bootstrap drew it.
 */
public final class NumberFigures {

  private final RegressionPredictions predictions;

  /** Figures of what a model says. */
  public NumberFigures(RegressionPredictions predictions) {
    this.predictions = predictions;
  }

  private double mean(int[] times, DoubleUnaryOperator of) {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < times.length; i++) {
      sum += times[i] * of.applyAsDouble(predictions.predicted()[i] - predictions.actual()[i]);
      count += times[i];
    }
    return sum / count;
  }

  /** Root mean squared error. */
  public ToDoubleFunction<int[]> rmse() {
    return times -> Math.sqrt(mean(times, error -> error * error));
  }

  /** Mean absolute error. */
  public ToDoubleFunction<int[]> mae() {
    return times -> mean(times, Math::abs);
  }

  /** How far predictions are off on average, in either direction: |Σ (predicted − actual)| / n. */
  public ToDoubleFunction<int[]> bias() {
    return times -> Math.abs(mean(times, error -> error));
  }

  /** Mean loss. */
  public ToDoubleFunction<int[]> loss() {
    return times -> {
      double sum = 0;
      long count = 0;
      for (int i = 0; i < times.length; i++) {
        sum += times[i] * predictions.losses()[i];
        count += times[i];
      }
      return sum / count;
    };
  }

  /** Coefficient of determination; NaN if all actual numbers are the same. */
  public ToDoubleFunction<int[]> r2() {
    return times -> 1 - mean(times, error -> error * error) / variance(times);
  }

  /** By what share the RMSE is below that of always saying the mean; NaN as R². */
  public ToDoubleFunction<int[]> gain() {
    return times -> 1 - Math.sqrt(mean(times, error -> error * error) / variance(times));
  }

  private double variance(int[] times) {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < times.length; i++) {
      sum += times[i] * predictions.actual()[i];
      count += times[i];
    }
    double mean = sum / count;
    double squares = 0;
    for (int i = 0; i < times.length; i++) {
      double off = predictions.actual()[i] - mean;
      squares += times[i] * off * off;
    }
    return squares == 0 ? Double.NaN : squares / count;
  }
}
