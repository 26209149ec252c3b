package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;

/**
 * Training diverged: the loss or a weight became infinite or NaN, usually because the learning rate
 * is too large.
 */
public final class TrainingDivergedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception for an epoch.
   *
   * @param epoch the epoch, from 1
   * @param what what diverged, such as {@code the loss is NaN}
   */
  public TrainingDivergedException(int epoch, String what) {
    super(
        "training diverged in epoch %s: %s; use a lower learning rate, ten times lower first"
            .formatted(epoch, what));
  }

  /**
   * Checks the mean loss of an epoch, and the network after it. Padding of parameters is ignored:
   * an activation need not be defined at zero.
   *
   * @throws TrainingDivergedException if a number is infinite or NaN
   */
  static void throwIfAny(int epoch, double loss, Network network) {
    if (!Double.isFinite(loss)) {
      throw new TrainingDivergedException(epoch, "the loss is " + loss);
    }
    for (int l = 0; l < network.layers().size(); l++) {
      for (Parameter parameter : network.layers().get(l).parameters()) {
        for (float value : parameter.toArray()) {
          if (!Float.isFinite(value)) {
            String what = "one of layer %s's %s is %s".formatted(l + 1, parameter.name(), value);
            throw new TrainingDivergedException(epoch, what);
          }
        }
      }
    }
  }
}
