package dev.nnmaven.nn.evaluation;

import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Tally;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Predictions of a regression, one per sample, in order, in the target's unit.
 *
 * @param evaluation metrics over all samples
 * @param predicted number of each sample, [N]
 * @param actual number of each sample, [N]
 * @param losses of each sample, [N]
 */
public record RegressionPredictions(
    RegressionMetrics evaluation, double[] predicted, double[] actual, double[] losses) {

  /** Number of samples, N. */
  public int size() {
    return actual.length;
  }

  /** Absolute error of a sample, in the target's unit. */
  public double error(int sample) {
    return Math.abs(predicted[sample] - actual[sample]);
  }

  /**
   * Keeps the prediction of each sample that it receives.
   *
   * @param numbers the number of each sample, as for {@link
   *     RegressionTask#tally(IntToDoubleFunction)}
   */
  public static Tally<RegressionPredictions> tally(
      RegressionTask task, IntToDoubleFunction numbers) {
    return new Tally<>() {
      private final DoubleStream.Builder predicted = DoubleStream.builder();
      private final DoubleStream.Builder actual = DoubleStream.builder();
      private final DoubleStream.Builder losses = DoubleStream.builder();
      private int count;

      @Override
      public void add(
          float[] outputs, float[] predictions, float[] targets, int from, double loss) {
        predicted.add(task.value(predictions[from]));
        actual.add(task.actual(numbers.applyAsDouble(count++), targets[from]));
        losses.add(loss);
      }

      @Override
      public RegressionPredictions result() {
        return of(predicted.build().toArray(), actual.build().toArray(), losses.build().toArray());
      }
    };
  }

  private static RegressionPredictions of(double[] predicted, double[] actual, double[] losses) {
    double loss = 0;
    for (double one : losses) {
      loss += one;
    }
    return new RegressionPredictions(
        RegressionMetrics.of(predicted, actual, loss / losses.length), predicted, actual, losses);
  }

  /**
   * Predictions for a subset of the samples.
   *
   * @param samples their indices, in the order of the result
   */
  public RegressionPredictions of(List<Integer> samples) {
    int[] some = samples.stream().mapToInt(Integer::intValue).toArray();
    return of(pick(predicted, some), pick(actual, some), pick(losses, some));
  }

  private static double[] pick(double[] values, int[] some) {
    return Arrays.stream(some).mapToDouble(sample -> values[sample]).toArray();
  }
}
