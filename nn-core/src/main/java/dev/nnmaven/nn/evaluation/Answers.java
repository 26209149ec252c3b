package dev.nnmaven.nn.evaluation;

import dev.nnmaven.nn.task.Metrics;
import java.util.List;

/**
 * What a model says of some samples, one by one, in order.
 *
 * @param <M> what its task measures
 */
public sealed interface Answers<M extends Metrics> permits Predictions, RegressionPredictions {

  /** Metrics over all samples. */
  M evaluation();

  /** Number of samples, N. */
  int size();

  /** Error of a sample: 0 or 1 of a class, else the absolute error in the target's unit. */
  double error(int sample);

  /** Actual class of each sample, [N]; none where numbers are predicted. */
  int[] labels();

  /** Samples that the model is off by most, worst first. */
  List<Integer> worst(int most);
}
