package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Predictions of a regression, one per sample, in order, in the target's unit.
 *
 * @param evaluation metrics over all samples
 * @param predicted number of each sample, [N]
 * @param actual number of each sample, [N]
 * @param losses of each sample, [N]
 */
public record RegressionPredictions(
    RegressionMetrics evaluation, double[] predicted, double[] actual, double[] losses)
    implements Answers<RegressionMetrics> {

  @Override
  public int size() {
    return actual.length;
  }

  @Override
  public int[] labels() {
    return new int[0];
  }

  /** Samples with the largest absolute errors. */
  @Override
  public List<Integer> worst(int most) {
    return IntStream.range(0, size())
        .boxed()
        .sorted(Comparator.comparing(this::error).reversed())
        .limit(most)
        .toList();
  }

  /** Absolute error of a sample, in the target's unit. */
  @Override
  public double error(int sample) {
    return Math.abs(predicted[sample] - actual[sample]);
  }

  @Override
  public float score(int sample) {
    return (float) error(sample);
  }

  @Override
  public boolean isCovered(int sample, float most) {
    return score(sample) <= most;
  }

  @Override
  public double width(int sample, float most) {
    return 2.0 * most;
  }

  /** How far predictions are off, in either direction: predicted − actual. */
  public double[] errors() {
    return IntStream.range(0, size()).mapToDouble(i -> predicted[i] - actual[i]).toArray();
  }

  /** Squares of these. */
  public double[] squaredErrors() {
    return Arrays.stream(errors()).map(error -> error * error).toArray();
  }

  /** Squared distances of the actual numbers from their mean. */
  public double[] squaredDeviations() {
    double mean = Arrays.stream(actual).average().orElseThrow();
    return Arrays.stream(actual).map(value -> (value - mean) * (value - mean)).toArray();
  }

  /** RMSE of always saying the mean of the examples. */
  public double chance() {
    return Math.sqrt(Arrays.stream(squaredDeviations()).average().orElseThrow());
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
      private final List<double[]> found = new ArrayList<>(); // prediction, actual number, loss

      @Override
      public void add(
          float[] outputs, float[] predictions, float[] targets, int from, double loss) {
        double actual = task.actual(numbers.applyAsDouble(found.size()), targets[from]);
        found.add(new double[] {task.value(predictions[from]), actual, loss});
      }

      @Override
      public RegressionPredictions result() {
        double[] losses = column(2);
        double sum = 0;
        for (double loss : losses) {
          sum += loss;
        }
        return new RegressionPredictions(
            RegressionMetrics.of(column(0), column(1), sum / losses.length),
            column(0),
            column(1),
            losses);
      }

      private double[] column(int column) {
        return found.stream().mapToDouble(row -> row[column]).toArray();
      }
    };
  }
}
