package dev.nnmaven.nn.task;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Keeps predicted and actual numbers, in the target's unit, 16 bytes a sample. */
final class RegressionTally implements Tally<RegressionMetrics> {

  private static final int FIRST_CAPACITY = 64;

  private final RegressionTask task;
  private final IntToDoubleFunction numbers;
  private double[] predicted = new double[FIRST_CAPACITY];
  private double[] actual = new double[FIRST_CAPACITY];
  private int count;
  private double loss;

  RegressionTally(RegressionTask task, IntToDoubleFunction numbers) {
    this.task = task;
    this.numbers = numbers;
  }

  @Override
  public void add(float[] outputs, float[] predictions, float[] targets, int from, double of) {
    if (count == predicted.length) {
      int more = Math.max(count + 1, count + (count >> 1));
      predicted = Arrays.copyOf(predicted, more);
      actual = Arrays.copyOf(actual, more);
    }
    predicted[count] = task.value(predictions[from]);
    actual[count] = task.actual(numbers.applyAsDouble(count), targets[from]);
    count++;
    loss += of;
  }

  @Override
  public RegressionMetrics result() {
    return RegressionMetrics.of(
        Arrays.copyOf(predicted, count), Arrays.copyOf(actual, count), loss / count);
  }
}
