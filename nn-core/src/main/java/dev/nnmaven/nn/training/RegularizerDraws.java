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
    draw(layer, firstSample, inputs, InputPerturbation.class, InputPerturbation::perturb);
  }

  @Override
  public void drawFactors(int layer, int firstSample, Matrix factors) {
    Arrays.fill(factors.values(), factors.offset(), factors.end(), 1f);
    draw(layer, firstSample, factors, OutputScaling.class, OutputScaling::scale);
  }

  private interface Draw<R> {
    void apply(R regularizer, float[] values, int from, int to, RandomStream random);
  }

  private <R extends Regularizer> void draw(
      int layer, int firstSample, Matrix values, Class<R> kind, Draw<R> draw) {
    List<Regularizer> regularizers = network.layers().get(layer).regularizers();
    for (int r = 0; r < regularizers.size(); r++) {
      if (kind.isInstance(regularizers.get(r))) {
        RandomStream stream = random.derive("regularizer", layer, r);
        for (int b = 0; b < values.rows(); b++) {
          int from = values.index(b, 0);
          draw.apply(
              kind.cast(regularizers.get(r)),
              values.values(),
              from,
              from + values.columns(),
              stream.derive(epoch, firstPlace + firstSample + b));
        }
      }
    }
  }
}
