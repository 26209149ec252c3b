package dev.nnmaven.trainer.measure;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What figures of a regression are means of, for each example, [N]. */
public final class NumberFigures {

  private final RegressionPredictions predictions;

  public NumberFigures(RegressionPredictions predictions) {
    this.predictions = predictions;
  }

  /** How far predictions are off, in either direction: predicted − actual. */
  public double[] errors() {
    return IntStream.range(0, predictions.size())
        .mapToDouble(i -> predictions.predicted()[i] - predictions.actual()[i])
        .toArray();
  }

  /** Squares of these. */
  public double[] squaredErrors() {
    return Arrays.stream(errors()).map(error -> error * error).toArray();
  }

  /** Squared distances of the actual numbers from their mean. */
  public double[] squaredDeviations() {
    double mean = Arrays.stream(predictions.actual()).average().orElseThrow();
    return Arrays.stream(predictions.actual())
        .map(value -> (value - mean) * (value - mean))
        .toArray();
  }

  /** RMSE of always saying the mean of the examples. */
  public double chance() {
    return Math.sqrt(Arrays.stream(squaredDeviations()).average().orElseThrow());
  }
}
