package dev.nnmaven.nn.task;

import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.util.function.IntToDoubleFunction;

/**
 * Regression: predicts a number. One output; the target is standardized by mean and deviation of
 * the training samples, and metrics are reported in its original unit.
 *
 * @param target name of the number
 * @param scale mean and deviation of the target in the training samples
 */
public record RegressionTask(String target, Standardization scale)
    implements Task<RegressionMetrics> {

  /** Kind of task in a model file. */
  public static final String KIND = "regression";

  /**
   * Throws IllegalArgumentException if the deviation is 0, or so small that its inverse is not
   * finite.
   */
  public RegressionTask {
    if (scale.deviation() < Double.MIN_NORMAL) {
      throw Illegal.argument(
          "the target %s has the same value, %s, in all training samples, or nearly so: there is nothing to learn",
          SafeText.text(target), FloatText.of(scale.mean()));
    }
  }

  /**
   * Fits a regression to the targets of the training samples.
   *
   * @param values in the order of the samples
   * @throws IllegalArgumentException if all values are equal, the array is empty, or a value is not
   *     finite
   */
  public static RegressionTask fit(String target, double[] values) {
    return new RegressionTask(target, scale(target, values));
  }

  private static Standardization scale(String target, double[] values) {
    try {
      return Standardization.of(values);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the target %s cannot be standardized: %s"
              .formatted(SafeText.text(target), e.getMessage()),
          e);
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public void requireFit(Loss loss) {
    if (!loss.predictsNumbers()) {
      throw Illegal.argument(
          "the loss %s is for classes, but %s is a number; choose another, such as squaredError",
          loss.specification(), SafeText.text(target));
    }
  }

  /** The number that a prediction stands for, in the target's unit. */
  public double value(float prediction) {
    return scale.undo(prediction);
  }

  @Override
  public Tally<RegressionMetrics> tally() {
    return tally(sample -> Double.NaN);
  }

  @Override
  public Tally<RegressionMetrics> tally(IntToDoubleFunction numbers) {
    return new RegressionTally(this, numbers);
  }

  /**
   * The number that a prediction stands for, if it is finite.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public double finiteValue(float prediction) {
    double number = value(prediction);
    if (!Double.isFinite(number)) {
      throw Illegal.argument(
          "a prediction is not finite: the network's output is %s, and the model has %s for mean and %s for standard deviation of %s; is it the model that was trained?",
          FloatText.of(prediction),
          FloatText.of(scale.mean()),
          FloatText.of(scale.deviation()),
          SafeText.text(target));
    }
    return number;
  }

  /**
   * The actual number of a sample, in the target's unit.
   *
   * @param number as the data has it, if it does
   * @param target standardized, a float, to go back from otherwise
   */
  public double actual(double number, float target) {
    return Double.isNaN(number) ? value(target) : number;
  }
}
