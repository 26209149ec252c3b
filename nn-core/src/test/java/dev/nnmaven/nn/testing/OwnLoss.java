package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.loss.Loss;

/**
 * A loss of one's own, which no catalog lists: what another says, with its value times a factor.
 */
public record OwnLoss(String specification, Loss of, double factor) implements Loss {

  @Override
  public void predict(float[] outputs, float[] predictions, int from, int count) {
    of.predict(outputs, predictions, from, count);
  }

  @Override
  public double value(float[] outputs, float[] predictions, float[] targets, int from, int count) {
    return factor * of.value(outputs, predictions, targets, from, count);
  }

  @Override
  public void gradient(
      float[] outputs,
      float[] predictions,
      float[] targets,
      float[] gradient,
      int from,
      int count,
      float share) {
    of.gradient(outputs, predictions, targets, gradient, from, count, share);
  }
}
