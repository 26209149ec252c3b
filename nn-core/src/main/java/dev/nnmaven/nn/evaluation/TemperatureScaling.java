package dev.nnmaven.nn.evaluation;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.activation.Linear;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.task.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Temperature scaling: the outputs of a network are divided by one number T, so that its
 * probabilities mean what they say. T &gt; 1 makes them less sure, T &lt; 1 surer; which class is
 * the likeliest does not change. The division is done once, in the weights and biases of the last
 * layer, so that a calibrated network is a network like any other.
 *
 * <p>Several networks have one T in common, fitted to the mean of their probabilities, since that
 * is what they answer with: the mean of networks that are calibrated one by one is too little sure.
 * With it, the class of the largest mean may be another one now and then.
 *
 * <p>Source: C. Guo et al., <i>On calibration of modern neural networks</i>, ICML 2017; for several
 * networks R. Rahaman, A. H. Thiery, <i>Uncertainty quantification and deep ensembles</i>, NeurIPS
 * 2021.
 */
public final class TemperatureScaling {

  /** Half of the number of temperatures that are tried first, a factor of √2 apart: 1/32 to 32. */
  private static final int STEPS = 10;

  private static final double STEP = StrictMath.log(2) / 2;

  /** How exact the logarithm of T is: outputs are float, and the loss knows no more. */
  private static final double TOLERANCE = 1e-5;

  /** T has five decimals, so that people can write it. */
  private static final double DIGITS = 1e5;

  private static final double GOLDEN = (StrictMath.sqrt(5) - 1) / 2;

  private final Loss loss;
  private final List<List<float[]>> outputs = new ArrayList<>(); // [members][N][O]
  private final List<float[]> targets = new ArrayList<>(); // [N][O]

  private TemperatureScaling(Ensemble ensemble, Samples samples, ComputeOptions options) {
    loss = ensemble.loss();
    for (Network member : ensemble.members()) {
      boolean isFirst = outputs.isEmpty();
      try (Evaluator evaluator = new Evaluator(member, options)) {
        outputs.add(evaluator.evaluate(samples, tally(member.outputs(), isFirst)));
      }
    }
  }

  private Tally<List<float[]>> tally(int count, boolean keepsTargets) {
    List<float[]> all = new ArrayList<>();
    return new Tally<>() {
      @Override
      public void add(float[] found, float[] predictions, float[] wanted, int from, double of) {
        all.add(Arrays.copyOfRange(found, from, from + count));
        if (keepsTargets) {
          targets.add(Arrays.copyOfRange(wanted, from, from + count));
        }
      }

      @Override
      public List<float[]> result() {
        return all;
      }
    };
  }

  /**
   * Checks that the outputs of a network can be divided, and are what probabilities are made of.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static void requireFit(Network network) {
    if (network.loss().predictsNumbers()) {
      throw new IllegalArgumentException(
          "a temperature is about probabilities, but the loss %s is for numbers"
              .formatted(network.loss().specification()));
    }
    boolean isLinear = network.activation(network.layers().size() - 1) instanceof Linear;
    if (!isLinear || !(network.outputLayer() instanceof DenseLayer)) {
      throw new IllegalArgumentException(
          "a temperature needs a last layer that is dense and linear, found \"%s\", and the"
                  .formatted(network.outputLayer().text())
              + " loss %s makes probabilities of its outputs"
                  .formatted(network.loss().specification()));
    }
  }

  /**
   * Finds the temperature of the least mean loss, by golden-section search on its logarithm.
   *
   * @param samples that the networks were not trained on
   * @return T, from 1/32 to 32; empty if the loss is least at an end of that, such as where all
   *     samples are right and any lower temperature seems better
   * @throws IllegalArgumentException as {@link #requireFit}, or if samples do not fit
   */
  public static OptionalDouble fit(Ensemble ensemble, Samples samples, ComputeOptions options) {
    requireFit(ensemble.first());
    TemperatureScaling found = new TemperatureScaling(ensemble, samples, options);
    int best = 0;
    for (int step = 1; step <= STEPS; step++) {
      // From 1 outwards, so that where nothing is better it stays 1.
      for (int one : new int[] {step, -step}) {
        best = found.meanLoss(one * STEP) < found.meanLoss(best * STEP) ? one : best;
      }
    }
    // With all samples right, the loss falls with T until it is 0 in float.
    boolean falls = best != 0 && found.meanLoss(best * STEP) == 0;
    return falls || Math.abs(best) == STEPS
        ? OptionalDouble.empty()
        : OptionalDouble.of(found.between((best - 1) * STEP, (best + 1) * STEP));
  }

  private double between(double low, double high) {
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double ofLeft = meanLoss(left);
    double ofRight = meanLoss(right);
    while (high - low > TOLERANCE) {
      if (ofLeft <= ofRight) {
        high = right;
        right = left;
        ofRight = ofLeft;
        left = high - GOLDEN * (high - low);
        ofLeft = meanLoss(left);
      } else {
        low = left;
        left = right;
        ofLeft = ofRight;
        right = low + GOLDEN * (high - low);
        ofRight = meanLoss(right);
      }
    }
    double found = Math.rint(StrictMath.exp((low + high) / 2) * DIGITS) / DIGITS;
    return meanLoss(StrictMath.log(found)) < meanLoss(0) ? found : 1;
  }

  /** Mean loss at a temperature of that logarithm, as {@link Ensemble} answers with it. */
  private double meanLoss(double logarithm) {
    double temperature = StrictMath.exp(logarithm);
    int count = targets.get(0).length;
    float[] scaled = new float[count];
    float[] predictions = new float[count];
    double[] sums = new double[count];
    double sum = 0;
    for (int n = 0; n < targets.size(); n++) {
      Arrays.fill(sums, 0);
      for (List<float[]> member : outputs) {
        for (int o = 0; o < count; o++) {
          scaled[o] = (float) (member.get(n)[o] / temperature);
        }
        loss.predict(scaled, predictions, 0, count);
        for (int o = 0; o < count; o++) {
          sums[o] += predictions[o];
        }
      }
      if (outputs.size() == 1) {
        sum += loss.value(scaled, predictions, targets.get(n), 0, count);
      } else {
        for (int o = 0; o < count; o++) {
          predictions[o] = (float) (sums[o] / outputs.size());
        }
        sum += loss.ofPredictions(predictions, targets.get(n), 0, count);
      }
    }
    return sum / targets.size();
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
        float[] values = parameter.toArray();
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) (values[i] / temperature);
        }
        parameter.fill(values);
      }
    }
    return copy;
  }
}
