package dev.nnmaven.nn.inference;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.kernel.RowRange;

/**
 * What computes predictions for up to B samples: the forward pass of a network, or of several whose
 * predictions are averaged. Several threads may run the same pass, each on disjoint samples.
 */
public sealed interface PredictingPass permits ForwardPass, EnsemblePass {

  /** A pass for inference, for up to {@code capacity} samples at once. */
  static PredictingPass of(Ensemble ensemble, Kernels kernels, int capacity) {
    ForwardPass first = new ForwardPass(ensemble.first(), kernels, capacity);
    return ensemble.isSingle() ? first : new EnsemblePass(ensemble, first);
  }

  /** Capacity: maximum number of samples, B. */
  int capacity();

  /** Input buffer, to be filled before {@link #run}, [B][I]. */
  Matrix samples();

  /**
   * What classes are ranked by, [B][O]: outputs of the last layer, or the predictions of several
   * networks, whose outputs have no common scale.
   */
  Matrix outputs();

  /** Predictions, such as probabilities, [B][O]. */
  Matrix predictions();

  /** Runs the first {@code count} samples. */
  default void run(int count) {
    run(0, RowRange.padded(count));
  }

  /** Runs samples {@code from} (inclusive) to {@code to} (exclusive). */
  void run(int from, int to);

  /**
   * Loss of one sample, after {@link #run}.
   *
   * @param targets [B][O], laid out as the outputs
   */
  double loss(Matrix targets, int sample);
}
