package dev.nnmaven.nn.inference;

import dev.nnmaven.nn.Network;
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
public final class RegularizerDraws {

  private final Network network;
  private final RandomStream random;
  private int epoch;
  private int firstPlace;

  /**
   * Creates the draws of a training.
   *
   * @param random the stream of the training seed
   */
  public RegularizerDraws(Network network, RandomStream random) {
    this.network = network;
    this.random = random;
  }

  /** Sets the epoch, and the place in it of the pass's first sample. */
  public void startAt(int newEpoch, int place) {
    this.epoch = newEpoch;
    this.firstPlace = place;
  }

  /**
   * Perturbs the inputs of a layer in place.
   *
   * @param firstSample index in the pass of the first row
   * @param inputs a range of rows of [B][I]
   */
  public void perturbInputs(int layer, int firstSample, Matrix inputs) {
    draw(layer, firstSample, inputs, InputPerturbation.class, InputPerturbation::perturb);
  }

  /**
   * Overwrites the factors of a layer's outputs.
   *
   * @param firstSample index in the pass of the first row
   * @param factors a range of rows of [B][O]
   */
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
        R regularizer = kind.cast(regularizers.get(r));
        RandomStream stream = random.derive("regularizer", layer, r);
        for (int b = 0; b < values.rows(); b++) {
          int from = values.index(b, 0);
          int to = from + values.columns();
          RandomStream ofSample = stream.derive(epoch, firstPlace + firstSample + b);
          draw.apply(regularizer, values.values(), from, to, ofSample);
        }
      }
    }
  }
}
