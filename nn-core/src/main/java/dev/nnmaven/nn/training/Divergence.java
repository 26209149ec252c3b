package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;

/** Finds out, after an epoch, whether training diverged. */
final class Divergence {

  private Divergence() {}

  /**
   * Checks the mean loss of an epoch, and the network after it.
   *
   * @throws TrainingDivergedException if a number is infinite or NaN
   */
  static void requireFinite(int epoch, double loss, Network network) {
    if (!Double.isFinite(loss)) {
      throw new TrainingDivergedException(epoch, "the loss is " + loss);
    }
    for (int l = 0; l < network.layers().size(); l++) {
      for (Parameter parameter : network.layers().get(l).parameters()) {
        requireFinite(epoch, parameter, "layer %s's %s".formatted(l + 1, parameter.name()));
      }
    }
  }

  /**
   * Throws on infinite or NaN values. Ignores padding: an activation need not be defined at zero.
   */
  private static void requireFinite(int epoch, Parameter parameter, String what) {
    float[] values = parameter.values();
    for (int row = 0; row < parameter.rows(); row++) {
      int from = row * parameter.stride();
      for (int i = from; i < from + parameter.columns(); i++) {
        if (!Float.isFinite(values[i])) {
          throw new TrainingDivergedException(epoch, "one of %s is %s".formatted(what, values[i]));
        }
      }
    }
  }
}
