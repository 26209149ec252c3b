package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.inference.RegularizerHooks;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.InputPerturbation;
import dev.nnmaven.nn.regularizer.OutputScaling;
import dev.nnmaven.nn.regularizer.Regularizer;
import java.util.Arrays;
import java.util.List;

/**
 * Random draws of a network's regularizers in training.
 *
 * <p>Each regularizer of each layer has a stream of its own for each sample of each epoch, named by
 * the sample's place in the epoch. So a draw does not depend on batch boundaries, on slices or on
 * how many threads there are.
 */
final class RegularizerDraws implements RegularizerHooks {

  private final Network network;
  private final RandomStream random;
  private int epoch;
  private int firstPlace;

  RegularizerDraws(Network network, RandomStream random) {
    this.network = network;
    this.random = random;
  }

  /** Sets the epoch, and the place in it of the pass's first sample. */
  void startAt(int newEpoch, int place) {
    this.epoch = newEpoch;
    this.firstPlace = place;
  }

  @Override
  public void perturbInputs(int layer, int firstSample, Matrix inputs) {
    List<Regularizer> regularizers = network.layers().get(layer).regularizers();
    for (int r = 0; r < regularizers.size(); r++) {
      if (regularizers.get(r) instanceof InputPerturbation perturbation) {
        RandomStream stream = random.derive("regularizer", layer, r);
        for (int b = 0; b < inputs.rows(); b++) {
          int from = inputs.index(b, 0);
          perturbation.perturb(
              inputs.values(), from, from + inputs.columns(), ofSample(stream, firstSample + b));
        }
      }
    }
  }

  @Override
  public void drawFactors(int layer, int firstSample, Matrix factors) {
    Arrays.fill(factors.values(), factors.offset(), factors.end(), 1f);
    List<Regularizer> regularizers = network.layers().get(layer).regularizers();
    for (int r = 0; r < regularizers.size(); r++) {
      if (regularizers.get(r) instanceof OutputScaling scaling) {
        RandomStream stream = random.derive("regularizer", layer, r);
        for (int b = 0; b < factors.rows(); b++) {
          int from = factors.index(b, 0);
          scaling.scale(
              factors.values(), from, from + factors.columns(), ofSample(stream, firstSample + b));
        }
      }
    }
  }

  private RandomStream ofSample(RandomStream stream, int sample) {
    return stream.derive(epoch, firstPlace + sample);
  }
}
