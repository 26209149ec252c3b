package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.text.Illegal;

/**
 * Temperature scaling: the outputs of a network are divided by one number T, which calibrates its
 * probabilities. T &gt; 1 makes them less sure, T &lt; 1 surer; which class is the likeliest does
 * not change, but for ties within rounding. The division is done once, in the weights and biases of
 * the last layer, so that a calibrated network is a network like any other.
 *
 * <p>Several networks have one T in common, fitted to the mean of their probabilities, which is
 * their answer: the mean of individually calibrated networks is underconfident. With it, the class
 * of the largest mean may occasionally change.
 *
 * <p>Source: C. Guo et al., <i>On calibration of modern neural networks</i>, ICML 2017; for several
 * networks R. Rahaman, A. H. Thiery, <i>Uncertainty quantification and deep ensembles</i>, NeurIPS
 * 2021.
 */
public final class TemperatureScaling {

  private static final double FIRST_STEP = StrictMath.log(2) / 2;

  /** The loss is computed in float32 and cannot resolve smaller steps. */
  private static final double LAST_STEP = 1e-5;

  /** Largest logarithm of T or 1/T. */
  private static final double MOST = StrictMath.log(32);

  private static final double DECIMALS = 1e5; // so that people can write T

  private TemperatureScaling() {}

  /**
   * What was found.
   *
   * @param temperature T, with five decimals; if none is the best, the end towards which the loss
   *     only falls: 1/32, such as where all samples are right and any lower temperature seems
   *     better, or 32, where the less the probabilities say the better
   * @param isBest whether its mean loss is the least
   */
  public record Fitted(double temperature, boolean isBest) {}

  /**
   * Finds the temperature of the least mean loss: from 1 on, its logarithm goes where the loss
   * falls, in steps that are halved where it does not.
   *
   * @throws IllegalArgumentException as {@link #requireFit}, or if samples do not fit
   */
  public static Fitted fit(OutOfSample unseen) {
    double best = 0;
    double least = unseen.with(networks -> scaled(networks, 1)).loss();
    double step = FIRST_STEP; // its sign is the direction
    int failed = 0;
    while (Math.abs(step) > LAST_STEP) {
      double tried = best + step;
      double temperature = StrictMath.exp(tried);
      double loss = unseen.with(networks -> scaled(networks, temperature)).loss();
      if (loss < least) {
        best = tried;
        least = loss;
        failed = 1; // it came from the other side
        if (loss == 0 || Math.abs(best) > MOST) {
          return new Fitted(best < 0 ? 1.0 / 32 : 32, false);
        }
      } else {
        failed++;
        step = failed < 2 ? -step : step / 2;
        failed %= 2;
      }
    }
    return new Fitted(Math.rint(StrictMath.exp(best) * DECIMALS) / DECIMALS, true);
  }

  /**
   * Copies networks with outputs that are divided by a temperature.
   *
   * @throws IllegalArgumentException as {@link #requireFit}
   */
  public static Ensemble scaled(Ensemble ensemble, double temperature) {
    Ensemble copy = ensemble.copy();
    for (Network member : copy.members()) {
      requireFit(member);
      for (Parameter parameter : member.outputLayer().parameters()) {
        float[] values = parameter.values();
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) (values[i] / temperature);
        }
      }
    }
    return copy;
  }

  /**
   * Checks that the outputs of a network can be divided, and are what probabilities are made of.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static void requireFit(Network network) {
    boolean isLinear = network.activation(network.layers().size() - 1) instanceof Linear;
    if (network.loss().predictsNumbers()
        || !isLinear
        || !(network.outputLayer() instanceof DenseLayer)) {
      throw Illegal.argument(
          "calibration by a temperature needs a last layer that is dense and linear, and a loss"
              + " that makes probabilities of its outputs; found \"%s\" and %s",
          network.outputLayer().text(), network.loss().specification());
    }
  }
}
