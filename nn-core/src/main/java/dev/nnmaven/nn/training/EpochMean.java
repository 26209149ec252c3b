package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * Mean of the parameters at the ends of the last epochs, which often generalizes better than the
 * last alone: steps of a constant size wander around a minimum, and their mean is nearer to it.
 *
 * <p>After the k-th of these epochs, m ← m + (w − m) / k for each parameter, computed in double and
 * rounded to float32. Sources: B. T. Polyak, A. B. Juditsky, <i>Acceleration of stochastic
 * approximation by averaging</i>, SIAM Journal on Control and Optimization 30 (1992); P. Izmailov
 * et al., <i>Averaging weights leads to wider optima and better generalization</i>, UAI 2018.
 */
final class EpochMean {

  private final List<Parameter> parameters;
  private final int before; // number of epochs that do not count
  private final int count;
  private final List<float[]> means =
      new ArrayList<>(); // of each parameter; empty before the first

  /** The mean over the epochs that the options ask for; of the last alone, it is not computed. */
  EpochMean(Network network, TrainingOptions options) {
    this.parameters = network.parameters();
    this.before = options.epochs() - options.average();
    this.count = options.average();
  }

  /** Number of epochs that count; 1 if there is no mean. */
  int count() {
    return count;
  }

  /** Number of epochs that the means are of, after so many epochs: fewer if training pauses. */
  int count(int epochs) {
    return Math.min(count, Math.max(1, epochs - before));
  }

  /** The means so far, of each parameter; empty if no epoch has counted yet. */
  List<float[]> means() {
    return means;
  }

  /**
   * Goes on from a checkpoint; to be called before any epoch is added.
   *
   * @throws IllegalArgumentException if it has no mean, and should have one
   */
  void restore(Checkpoint<?> checkpoint) {
    if (count > 1 && checkpoint.epochs().size() > before) {
      if (checkpoint.mean().isEmpty()) {
        throw new IllegalArgumentException("it lacks the mean of its last epochs");
      }
      checkpoint.mean().forEach(one -> means.add(one.clone()));
    }
  }

  /** Adds an epoch, while the network is as it left it. */
  void add(int epoch) {
    int k = epoch - before;
    if (count == 1 || k < 1) {
      return;
    }
    for (int p = 0; p < parameters.size(); p++) {
      float[] values = parameters.get(p).toArray();
      if (k == 1) {
        means.add(values);
      } else {
        add(values, means.get(p), k);
      }
    }
  }

  private static void add(float[] values, float[] mean, int k) {
    for (int i = 0; i < values.length; i++) {
      mean[i] = (float) (mean[i] + ((double) values[i] - mean[i]) / k);
    }
  }
}
