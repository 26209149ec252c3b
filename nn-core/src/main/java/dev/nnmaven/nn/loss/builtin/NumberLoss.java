package dev.nnmaven.nn.loss.builtin;

import dev.nnmaven.nn.loss.Loss;

/**
 * A loss for targets that are numbers: the mean over all outputs of a function of the difference d
 * = output − target. Predictions are the outputs themselves.
 */
interface NumberLoss extends Loss {

  /** Loss of one output. */
  double value(double difference);

  /** Derivative of {@link #value(double)}. */
  float derivative(float difference);

  @Override
  default boolean predictsNumbers() {
    return true;
  }

  @Override
  default void predict(float[] outputs, float[] predictions, int from, int count) {
    System.arraycopy(outputs, from, predictions, from, count);
  }

  @Override
  default double value(float[] outputs, float[] predictions, float[] targets, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += value((double) outputs[i] - targets[i]);
    }
    return sum / count;
  }

  /** Of the mean of several networks' numbers, which is a number as theirs are. */
  @Override
  default double ofPredictions(float[] predictions, float[] targets, int from, int count) {
    return value(predictions, predictions, targets, from, count);
  }

  @Override
  default void gradient(
      float[] outputs,
      float[] predictions,
      float[] targets,
      float[] gradient,
      int from,
      int count,
      float share) {
    float each = share / count;
    for (int i = from; i < from + count; i++) {
      gradient[i] = derivative(outputs[i] - targets[i]) * each;
    }
  }
}
